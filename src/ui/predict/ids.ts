/** Where the focus goes when a key moves it: the picture of the answers, and the field in which one is typed. */
export const ANSWERS_ID = "answers";
export const TYPED_ID = "typed-answer";
/** What is handed in at the end of a challenge. */
export const RESULT_ID = "result";
