/** Texts of the area `processor`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
const en = {};

const zh: typeof en = {};

export const processor = { en, zh };
