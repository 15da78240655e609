/** A pasted text without its dress: what each mark becomes, that nothing moves, and what only looks like a mark. */
import { describe, expect, it } from "vitest";
import { isOptions, withoutOptions } from "../../../src/codec/jobs/answerOptions.ts";
import { cleanText, spelled, withoutKeyQuotes, withSingleBlanks } from "../../../src/codec/jobs/cleanText.ts";
import { saysNumbers } from "../../../src/codec/jobs/leftOver.ts";
import { isNumbering, withoutNumbering } from "../../../src/codec/jobs/numbering.ts";

/** What is left of `text`, word by word, with `/` for the end of a row in LaTeX. */
function left(text: string): string {
  const clean = cleanText(text);
  expect(clean).toHaveLength(text.length);
  return clean
    .split("\n")
    .map((line) =>
      line
        .replaceAll("\uE001\uE001", " / ")
        .split(/\s+/)
        .map(spelled)
        .filter((word) => word !== "")
        .join(" "),
    )
    .join("\n");
}

const tex = String.raw;

describe("the dress of a text", () => {
  it.each([
    ["\ufeffP1 0", "P1 0"],
    ["P1 0\r\nP2 1\rP3 2", "P1 0\nP2 1\nP3 2"],
    ["Ｐ１　０", "P1 0"],
    ["P₁ 0 ₂₃", "P1 0 23"],
    ["P1\u00a00\u20033\u202f4", "P1 0 3 4"],
    ["P\u200b1\u00ad 0", "P1 0"],
    ["P1 1'000 12’345’678", "P1 1000 12345678"],
    ["P1 1234'567 1.5'000 1'0001", "P1 1234'567 1.5'000 1'0001"],
    ["P1 t = 3, t=4", "P1 3, 4"],
    ["at = 3 t.t=5", "at = 3 t.t=5"],
    ["int at[] = {0}", "at[] = {0}"],
    ["unsigned bt[10] = {0}; const x = 1", "bt[10] = {0}; x = 1"],
    ["long jobs int", "long jobs int"],
    ["│ P1 ┃ 0 ║", "| P1 | 0 |"],
    // Double bars as wikis have them, and as an empty cell.
    ["||P1||0||", "|P1 |0 |"],
    ["|P1||0|3|", "|P1||0|3|"],
    ['||P1||"0||"', '||P1||"0||"'],
    ["{| class=x\n! P !! AT\n|-\n| A || 0\n|}", "\n| P | AT\n\n| A | 0\n"],
    ["! P !! AT", "! P !! AT"],
    // Markdown.
    ["**P1** ~~0~~ `3` ```", "P1 0 3"],
    ["*P1* _P2_ __P3__ 4", "P1 P2 P3 4"],
    ["job_a_b 3*4 a*b*c", "job_a_b 3*4 a*b*c"],
    ["- P1 0\n* P2 1\n• P3 2\n· P4 3\n> P5 4", "P1 0\nP2 1\nP3 2\nP4 3\nP5 4"],
    ["> | P1 | 0 |", "| P1 | 0 |"],
    ["## Jobs\nP1 0", "Jobs\nP1 0"],
    ["####### Jobs\nP1 0", "####### Jobs\nP1 0"],
    ["#Jobs\nP1 0", "#Jobs\nP1 0"],
    ["- 3", "3"],
    ["-3", "-3"],
    ["1. P1 0\n2. P2 1", "P1 0\nP2 1"],
    ["10) P1 0\n11) P2 1", "P1 0\nP2 1"],
    ["a) P1 0\nb) P2 1", "P1 0\nP2 1"],
    ["(1) P1 0\n(12) P2 1", "P1 0\nP2 1"],
    ["(a) P1 0\n(b) P2 1", "P1 0\nP2 1"],
    ["1. P1 0", "1. P1 0"],
    ["1. 5 0\n2. 6 1", "1. 5 0\n2. 6 1"],
    // Remarks.
    ["P1 0 # the first", "P1 0"],
    ["P1 0 // the first", "P1 0"],
    ["P1#0#3", "P1#0#3"],
    ["P1 0 # 3", "P1 0 # 3"],
    ["// all jobs\nP1 0", "all jobs\nP1 0"],
    [";; all jobs", "all jobs"],
    ["//all", "//all"],
    // HTML.
    ["<b>P1</b> <span class='x'>0</span><br/>", "P1 0"],
    ["P<sub>1</sub> <i>0</i> <em>3</em>", "P1 0 3"],
    ["<td>P1</td> a<b", "<td>P1</td> a<b"],
    ["P1&nbsp;0&ensp;3&emsp;4&thinsp;5 &amp;", "P1 0 3 4 5 &amp;"],
    // Marks for an exercise.
    ["P1 0 (5 points) [10 marks] ( 3 pts. )", "P1 0"],
    ["P1 0 (5分)", "P1 0"],
    ["P1 (5) [3]", "P1 (5) [3]"],
    // Formulas outside of LaTeX.
    ["$P_1$ $0$ $$3$$", "P1 0 3"],
    ["$P_{12}$", "P12"],
    ["costs 5$ or 6", "costs 5$ or 6"],
    // In quotes everything stays.
    ['"**a**" **b** "$c$"', '"**a**" b "$c$"'],
    ['"say ""*hi*""" *x*', '"say ""*hi*""" x'],
    ['"open **a**', '"open a'],
  ])("of %j leaves %j", (text, words) => {
    expect(left(text)).toBe(words);
  });

  it.each([
    [tex`P1 & 0 \\ P2 & 1 \\[2pt] P3`, "P1 & 0 / P2 & 1 / P3"],
    [tex`\hline P1 & \frac{1}{2} & \dfrac34 & \tfrac {10} {12} \\`, "P1 & 1/2 & 3/4 & 10/12 /"],
    [`${tex`P1 & 5\% \\ % a remark`}\nP2`, "P1 & 5% /\nP2"],
    [`${tex`P1 & 5 \\% a remark`}\nP2`, "P1 & 5 /\nP2"],
    [tex`\begin{tabular}{|c|c|} P1 \end{tabular}`, "P1"],
    [tex`\begin{tabular}[t]{p{2cm}|c} P1 \end {tabular}`, "P1"],
    [tex`\begin {array} [b] {c} P1 \end{array}`, "P1"],
    [tex`P1 \\ \cline{1-2} \cmidrule(lr){2-3} P2 \label{tab:a}\hspace*{1cm} \rule{1pt}{2pt}`, "P1 / P2"],
    [tex`\multicolumn{2}{c}{Both} & \multirow {2} {*} {P1} \\`, "Both & P1 /"],
    [tex`P1\quad 0\qquad 3~4\,5\;6 \\`, "P1 0 3 4 5 6 /"],
    [tex`a\&b \{c\} \\`, "a&b {c} /"],
    [
      tex`a\textbackslash{}b c\textasciicircum d \textless{}e\textgreater{} f\textbar{}g h\textasciitilde{} \\`,
      tex`a\b c^d <e> f|g h~ /`,
    ],
    [tex`\textbf{P1} & \mathrm{AT} & \textit{x} \\`, "P1 & AT & x /"],
    [tex`a\char34{}b \\`, 'a"b /'],
    [tex`job\_a \#1 \\`, "job_a #1 /"],
    [tex`$P_1$ & P$_{2}$ & $t_a$ \\`, "P1 & P2 & ta /"],
  ])("of %s, as LaTeX has it, leaves %s", (text, words) => {
    expect(left(text)).toBe(words);
  });

  it("of a table of Markdown leaves signs behind a backslash as they are meant", () => {
    expect(left("| a\\|b | \\*c\\* |\n| 1 | 2 |")).toBe("| a|b | *c* |\n| 1 | 2 |");
    expect(left("a\\*b")).toBe("a\\*b");
  });

  it("stays where keys of JSON lose their quotes, and blanks are counted once", () => {
    expect(withoutKeyQuotes('{"frames": 3, "page size" : "x", "a": "b:c"}')).toBe(
      '{ frames : 3,  page size  : "x",  a : "b:c"}',
    );
    expect(withSingleBlanks("a  b \t c\n\n d   e")).toBe("a b c\n\n d e");
  });
});

describe("answers to choose from", () => {
  const asked = "P1 0 5\nP2 1 3\nFCFS, average?";

  it.each([
    "(A) 3.5 (B) 4 (C) 4.25 (D) 5",
    "A. 3.5\nB. 4\nC. 4.25",
    "a) 3.5 b) 4 c) 5 d) 6 e) 7",
    "(a) none\n(b) 4\n(c) 5",
  ])("are left out and told: %j", (options) => {
    const { text, cells } = withoutOptions(`${asked} ${options}`);
    expect(text.trimEnd()).toBe(asked);
    expect(text).toHaveLength(asked.length + 1 + options.length);
    expect(cells).toEqual([{ text: options.replaceAll(/\s+/g, " "), line: 3, column: 16 }]);
    expect(isOptions(options.replaceAll("\n", " "))).toBe(true);
  });

  it.each([
    "(A) 3.5 (B) 4",
    "(A) 3 (C) 4 (B) 5",
    "(A) 3 4 (B) 5 (C) 6",
    "(B) 3 (C) 4 (D) 5",
    "A. 1\nP1 0 5\nB. 2\nC. 3",
    "xA) 1 xB) 2 xC) 3",
  ])("are none: %j", (options) => {
    expect(withoutOptions(`${asked} ${options}`)).toEqual({ text: `${asked} ${options}`, cells: [] });
  });

  it("stand behind something that is asked about", () => {
    expect(withoutOptions("A. 1\nB. 2\nC. 3").cells).toEqual([]);
    for (const line of ["a. 1 b. 2", "P1 a. b. c.", "ab. c. a."])
      expect([line, isOptions(line)]).toEqual([line, false]);
  });
});

describe("the number of an exercise", () => {
  it.each([
    "Question 2",
    "Question 2:",
    "Q3.",
    "Exercise 1.2",
    "Ex. no. 3",
    "Problem #4",
    "Homework 12",
    "Aufgabe Nr. 3",
    "Exercice n° 2",
    "Ejercicio 2",
    "Esercizio 2a",
    "Задача № 3",
    "第2题",
    "第 十二 題",
    "习题3",
    "2.",
    "2.1)",
    "(2)",
    "b)",
    "iv.",
    "三、",
    "(三)",
    "2:",
    "3,",
    "[10 marks]",
    "(worth 5 points)",
    "Question 2 [10 marks]",
    "Q1 (5 pts) a)",
    "**Question 2**",
    "## 2.",
    "[12]",
    "(共5分)",
    "(10 marks each)",
    "20%",
  ])("%s is none of its columns", (front) => {
    expect(isNumbering(front)).toBe(true);
    const text = `${front} Process Arrival Burst\nP1 0 5`;
    const { text: rest, fronts } = withoutNumbering(text);
    expect(rest.trim()).toBe("Process Arrival Burst\nP1 0 5");
    expect(rest).toHaveLength(text.length);
    expect(fronts.map((cell) => [cell.line, cell.column])).toEqual([[1, 1]]);
  });

  it.each([
    "P1 0 5",
    "2 0 5",
    "Question of 2",
    "2",
    "12345.",
    "Question 2 0 5",
    "2. Process and many other words here Arrival Burst",
    "2. Process Priority",
    "2. P1 0 5",
  ])("is not in front of %j", (text) => {
    expect(withoutNumbering(text)).toEqual({ text, fronts: [] });
    expect(isNumbering(text)).toBe(false);
  });
});

describe("numbers of a line that was left out", () => {
  it.each([
    "no number",
    "0 of them",
    "3 jobs",
    "P12 and CPU_4 wait",
    "Table 5.3 shows it",
    "Figure 2",
    "Section 4.2.1 says so",
    "see Question 7",
    "[12]",
    "(15 points)",
    "10 marks",
    "2.5 Punkte",
    "runfor 20",
    "run for 20",
    "Exam 2019",
    "Exam 7: scheduling",
    "12.5) jobs",
    "图3",
  ])("say nothing: %s", (line) => {
    expect(saysNumbers(line, 3)).toBe(false);
  });

  it.each([
    "4 jobs",
    "the page size is 7",
    "0.5",
    "x 12",
    "2048 KB",
    "2019 ms",
    "1800",
    "20191",
    "P1.5",
    "it takes 20 s",
  ])("say something: %s", (line) => {
    expect(saysNumbers(line, 3)).toBe(true);
  });
});
