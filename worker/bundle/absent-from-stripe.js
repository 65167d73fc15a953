// Lists that ask for their next page: a payment has one checkout.
export const makeAutoPaginationMethods = () => ({});
