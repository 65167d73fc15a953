// Lists that ask for their next page: checkouts need none.
function refuse() {
  throw new Error("a part of Stripe's SDK that is not in the bundle was called");
}

export { refuse as makeAutoPaginationMethods };
