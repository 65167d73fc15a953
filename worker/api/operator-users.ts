import * as z from "zod";
import { OperatorUser, OperatorUserPage, OperatorUserQuery, PutUser } from "../../lib/contract/operator-user";
import { listUsers } from "../services/operators/list-users";
import { putUser } from "../services/put-user";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const tags = ["Operators"];

const put = defineRoute({
  method: "put",
  path: "/operator/users",
  access: "operator",
  tags,
  summary: "Create a person who can sign in, or change the role of one",
  request: { body: jsonBody(PutUser) },
  responses: {
    200: jsonAnswer(OperatorUser.pick({ id: true, email: true }).extend({ isNew: z.boolean() }), "The person."),
  },
});

const list = defineRoute({
  method: "get",
  path: "/operator/users",
  access: "operator",
  tags,
  summary: "List people",
  request: { query: OperatorUserQuery },
  responses: { 200: jsonAnswer(OperatorUserPage, "One page of people, by e-mail address.") },
});

export const operatorUsers = newApi()
  .openapi(put, async (c) => c.json(await putUser(c.var, c.req.valid("json")), 200))
  .openapi(list, async (c) => c.json(await listUsers(c.var, c.req.valid("query")), 200));
