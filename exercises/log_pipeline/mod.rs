//! log-pipeline: a log that is read in chunks, whose lines are cut anywhere.

mod carried;
mod naive;
mod optimized;

use std::io::ErrorKind;
use std::{fmt, io, iter};

use protocol::random::Random;
use protocol::{Failure, FailureKind, Finding, Headline, Scale};

use crate::file::{self, File, FromFile, Generated};
use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant, cell};

/// A log, and the size of a portion.
pub struct Case {
    file: Generated,
    /// The bytes of a chunk; at least 1.
    pub chunk: usize,
    longest: u64,
}

impl Case {
    /// Opens the log, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }
}

/// The level of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `ERROR`.
    Error,
    /// `WARN`.
    Warning,
    /// `INFO`.
    Info,
    /// Any other, or none.
    Other,
}

/// The level of a line is looked for in so many bytes at its start.
pub const HEAD: usize = 32;

/// The level that a line has as its second word, of which nothing is behind
/// the first [`HEAD`] bytes.
pub fn level(line: &[u8]) -> Level {
    let head = &line[..line.len().min(HEAD)];
    match head.split(u8::is_ascii_whitespace).nth(1) {
        Some(b"ERROR") => Level::Error,
        Some(b"WARN") => Level::Warning,
        Some(b"INFO") => Level::Info,
        _ => Level::Other,
    }
}

/// The line without its end, `\n` or `\r\n`. A `\r` that the file ends with
/// counts as an end too.
pub fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The counts of the lines so far, and the longest of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    lines: u64,
    errors: u64,
    warnings: u64,
    infos: u64,
    longest: u64,
    longest_at: u64,
}

impl Tally {
    /// Counts the next line: its level, and its bytes without its end.
    pub fn add(&mut self, level: Level, length: u64) {
        self.lines += 1;
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Info => self.infos += 1,
            Level::Other => {}
        }
        if length > self.longest || self.lines == 1 {
            (self.longest, self.longest_at) = (length, self.lines);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lines, errors, warnings, infos, longest, longest_at } =
            self;
        write!(
            f,
            "lines {lines}, ERROR {errors}, WARN {warnings}, INFO {infos}; \
             longest: line {longest_at} with {longest} bytes"
        )
    }
}

/// The counts, or why the log could not be read.
pub type Answer = io::Result<Tally>;

/// The exercise.
pub struct LogPipeline;

/// The lines after which the log repeats, without the longest ones.
const LINES: usize = 997;

/// The bytes that a line has at most, unless it is one of the longest.
const SHORT: u64 = 100;

/// The bytes of a line at most. The part of the log that repeats has two such
/// lines, and a browser's worker takes it up to 1 MiB.
const LONGEST: u64 = 400_000;

/// The room for a buffered reader and a list of a few lines.
const SPARE: u64 = 16 << 10;

/// The rest of the lines after time and level. One is not UTF-8: `é` as a single
/// byte, as older programs write it. Some name a level that is not theirs.
const MESSAGES: [&[u8]; 8] = [
    b"",
    b" user signed in",
    b" no ERROR since the last restart",
    b" caf\xe9 opened",
    b" payment refused: card expired",
    b" queue is at 80 % of its limit, workers are added",
    b" retry 3 of 5, last state was WARN",
    b" GET /orders/17/items 200 in 12 ms",
];

/// One of the short lines, with its end.
fn short_line(random: &mut Random) -> Vec<u8> {
    let minute = random.below(60);
    let second = random.below(60);
    let message = MESSAGES[random.index(MESSAGES.len())];
    let mut line = match random.index(10) {
        0 => Vec::new(),
        1 => format!("    at orders::ship, line {second}").into_bytes(),
        kind => {
            let level = ["ERROR", "ERROR", "WARN", "WARN", "DEBUG"];
            let level = level.get(kind - 2).unwrap_or(&"INFO");
            let time = format!("06:{minute:02}:{second:02} {level}");
            [time.as_bytes(), message].concat()
        }
    };
    let end: &[u8] = if random.below(4) == 0 { b"\r\n" } else { b"\n" };
    line.extend_from_slice(end);
    line
}

/// A line of so many bytes, one of which is not UTF-8, and its end.
fn long_line(level: &str, length: usize) -> Vec<u8> {
    let mut line = format!("06:30:00 {level} request ").into_bytes();
    line.push(b'\xe9');
    line.resize(length, b'x');
    line.extend_from_slice(b"\r\n");
    line
}

/// The part of the log that repeats: short lines, and two that are longer and
/// of one length.
fn pattern(random: &mut Random, longest: usize) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> =
        iter::repeat_with(|| short_line(random)).take(LINES).collect();
    for level in ["INFO", "ERROR"] {
        let at = random.index(lines.len());
        lines.insert(at, long_line(level, longest));
    }
    lines.concat()
}

impl Exercise for LogPipeline {
    type Case = Case;
    type Answer = FromFile<Tally>;

    const SLUG: &'static str = "log-pipeline";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "length",
            label: "Bytes in the log",
            default: 2_000_000,
            min: 0,
            max: 10_000_000,
            scale: Scale::Logarithmic,
            sweep: &[
                10_000, 100_000, 300_000, 1_000_000, 2_000_000, 5_000_000,
            ],
        },
        KnobSpec {
            name: "chunk",
            label: "Bytes a chunk",
            default: 64 << 10,
            min: 1,
            max: 4 << 20,
            scale: Scale::Logarithmic,
            sweep: &[64, 1_024, 8_192, 65_536, 524_288, 4_194_304],
        },
        KnobSpec {
            name: "longest",
            label: "Bytes in the longest line",
            default: 2_000,
            min: SHORT,
            max: LONGEST,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 50_000, 100_000, LONGEST],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant { name: "carried", solve: |case| carried::solve(case).into() },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 1)],
        &[("length", 20_000), ("chunk", 1), ("longest", SHORT)],
        &[("length", 50_001), ("chunk", 2)],
        &[("length", 50_001), ("chunk", 7)],
        // As many bytes as there are in two chunks, and one more or less.
        &[("length", 131_072)],
        &[("length", 131_071)],
        &[("length", 131_073)],
        // The end of the file is after a `\n`, and between `\r` and `\n`.
        &[("length", ENDS_WITH_A_LINE), ("chunk", 1_000)],
        &[("length", ENDS_WITHIN_A_LINES_END), ("chunk", 1_000)],
        // Bytes that are kept for each line show beside a small chunk.
        &[("chunk", 1_000)],
        // A line is longer than many chunks together, and the file ends in it.
        &[("chunk", 1_000), ("longest", LONGEST)],
        &[("length", 500_000), ("longest", LONGEST)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random_of_exercise();
        let pattern = pattern(&mut random, values.count("longest"));
        file::count_from_now();
        Case {
            file: Generated { pattern, length: values.get("length") },
            chunk: values.count("chunk"),
            longest: values.get("longest"),
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        let error = answer.0.as_ref().err()?;
        if error.kind() != ErrorKind::InvalidData {
            return answer.failure();
        }
        let message = "A line of the log is not valid UTF-8, so it cannot \
                       become a `String`. Count the line as bytes: \
                       `read_until(b'\\n', …)` gives a `Vec<u8>`";
        Some(Failure::new(FailureKind::FileUnreadable, message))
    }

    fn floor(_: &Case) -> u64 {
        // Counts need no byte of the past, and a line can come byte by byte.
        0
    }

    fn budget(case: &Case) -> u64 {
        // A few chunks, the longest line while it grows by doubling, and a
        // buffered reader. No room for a number for each line.
        4 * case.chunk as u64 + 4 * case.longest + SPARE
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let length = case.open().ok()?.len();
        file::reads().left_out("log", length, case.chunk)
    }

    fn findings(_: &Case, answer: &Self::Answer) -> Vec<Finding> {
        let lines = answer.0.as_ref().map_or(0, |tally| tally.lines);
        let reads = file::reads().table().row("lines", [cell(lines)]);
        vec![reads.titled("What came from the log")]
    }
}

/// A length at which the default log ends with a line's end.
const ENDS_WITH_A_LINE: u64 = 30_009;

/// A length at which the default log ends between `\r` and `\n`.
const ENDS_WITHIN_A_LINES_END: u64 = 30_008;

#[cfg(test)]
mod tests {
    use super::*;

    const SOLVES: [fn(&Case) -> Answer; 3] =
        [naive::solve, carried::solve, optimized::solve];

    fn answers(content: &[u8], chunk: usize) -> [String; 3] {
        let (pattern, length) = (content.to_vec(), content.len() as u64);
        let file = Generated { pattern, length };
        let case = Case { file, chunk, longest: length };
        SOLVES.map(|solve| solve(&case).expect("it is readable").to_string())
    }

    #[test]
    fn a_log_has_one_answer_however_it_is_cut() {
        for (content, expected) in [
            ("", [0, 0, 0, 0, 0, 0]),
            ("\n", [1, 0, 0, 0, 1, 0]),
            ("\r\n", [1, 0, 0, 0, 1, 0]),
            ("\r", [1, 0, 0, 0, 1, 0]),
            ("\n\n\r\n", [3, 0, 0, 0, 1, 0]),
            ("t ERROR", [1, 1, 0, 0, 1, 7]),
            ("t ERROR\r", [1, 1, 0, 0, 1, 7]),
            ("t ERROR\r\n", [1, 1, 0, 0, 1, 7]),
            ("t ERROR a\nt WARN\n\nt INFO  b\n", [4, 1, 1, 1, 1, 9]),
            ("t INFO\r\nt ERROR\nt WARNING\nt ERROR 17", [4, 2, 0, 1, 4, 10]),
            ("a\rb\r\r\nt ERROR", [2, 1, 0, 0, 2, 7]),
            ("ERROR\n ERROR\n  ERROR\nINFO ERROR", [4, 2, 0, 0, 4, 10]),
        ] {
            let [lines, errors, warnings, infos, longest_at, longest] =
                expected;
            let due =
                Tally { lines, errors, warnings, infos, longest, longest_at };
            for chunk in 1..=content.len() + 1 {
                for answer in answers(content.as_bytes(), chunk) {
                    assert_eq!(answer, due.to_string(), "{content:?} {chunk}");
                }
            }
        }
    }

    #[test]
    fn the_level_is_in_the_first_bytes_of_a_line() {
        let line =
            |spaces: usize| [&vec![b'x'; spaces], &b" ERRORS"[..]].concat();
        assert_eq!(level(&line(3)), Level::Other);
        // Only ` ERROR` of it is looked at.
        assert_eq!(level(&line(HEAD - 6)), Level::Error);
        assert_eq!(level(&line(HEAD - 5)), Level::Other);
        let cut = [&line(HEAD - 6)[..], b"\n"].concat();
        for chunk in 1..40 {
            for answer in answers(&cut, chunk) {
                assert!(answer.starts_with("lines 1, ERROR 1,"), "{answer}");
            }
        }
    }

    #[test]
    fn the_log_has_what_the_edges_need() {
        let longest = 2_000;
        let case = protocol::Case::default();
        let values = Values { slug: LogPipeline::SLUG, case: &case };
        let content = pattern(&mut values.random_of_exercise(), longest);
        let at = |length: u64| usize::try_from(length).expect("it is small");
        assert_eq!(content[at(ENDS_WITH_A_LINE) - 1], b'\n');
        let edge = at(ENDS_WITHIN_A_LINES_END);
        assert_eq!(content[edge - 1..=edge], *b"\r\n");
        assert!(std::str::from_utf8(&content).is_err());
        let lines = content.split_inclusive(|byte| *byte == b'\n');
        let lengths = lines.map(|line| without_end(line).len() as u64);
        let longer = lengths.filter(|length| *length >= SHORT);
        assert!(longer.eq([longest as u64; 2]));
        assert!(content.len() as u64 + 2 * LONGEST <= 1 << 20);
    }
}
