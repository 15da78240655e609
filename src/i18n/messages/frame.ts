/** Texts of the area `frame`: the page in a frame of another one. `zh` must have the shape of `en`. */
const en = {
  wholePage: "Whole page",
};

const zh: typeof en = {
  wholePage: "完整页面",
};

export const frame = { en, zh };
