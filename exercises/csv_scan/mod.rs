//! csv-scan: the rows of a CSV file are counted, and nothing of them is kept.

mod by_row;
mod naive;
mod optimized;

use std::io::ErrorKind;
use std::{fmt, io};

use protocol::random::Random;
use protocol::{Failure, FailureKind, Finding, Headline, Scale};

use crate::file::{self, File, FromFile, Generated};
use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant, cell};

/// A CSV file, and the size of a portion.
pub struct Case {
    file: Generated,
    /// The bytes of a chunk; at least 1.
    pub chunk: usize,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }
}

/// The counts of the rows so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    rows: u64,
    malformed: u64,
    last: u64,
    due: u64,
}

impl Scan {
    /// Counts the next row, which has so many fields. The first row says how
    /// many are due.
    pub fn add(&mut self, fields: u64) {
        self.rows += 1;
        if self.rows == 1 {
            self.due = fields;
        }
        if fields != self.due {
            self.malformed += 1;
            self.last = self.rows;
        }
    }
}

impl fmt::Display for Scan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, malformed, last, due } = self;
        write!(f, "rows {rows} of {due} fields, malformed {malformed}")?;
        if *malformed > 0 {
            write!(f, ", the last is row {last}")?;
        }
        Ok(())
    }
}

/// The counts, or why the file could not be read.
pub type Answer = io::Result<Scan>;

/// The exercise.
pub struct CsvScan;

/// The rows and empty lines after which the file repeats.
const LINES: usize = 997;

/// The room for a buffered reader and a few rows, and not for a byte a row.
const SPARE: u64 = 16 << 10;

/// The fields of the file. Two quotes at an edge, one alone outside of quotes,
/// line ends and commas within them, and a byte that is not UTF-8.
const FIELDS: [&[u8]; 16] = [
    b"",
    b"17",
    b"4.50",
    b"Ada",
    b"caf\xe9",
    b"5\" pipe",
    b"\"\"",
    b"\"Lovelace, Ada\"",
    b"\"two\nlines\"",
    b"\"two\r\nlines, and\n\nan empty one\"",
    b"\"she said \"\"yes\"\"\"",
    b"\"\"\"quoted\"\" at the start\"",
    b"\"\"\"\n\"\",\"\"\"",
    b"\"5\"\", cut\" to size",
    b"\"\n,\n,\n\"",
    b"\"Call back on Monday, in the morning.\n\nNot on Tuesday, \
      and not before eight:\n\"\"nobody is there\"\", they say.\"",
];

/// A row, or now and then an empty line, with its end.
fn line(random: &mut Random) -> Vec<u8> {
    let count = match random.below(30) {
        0 => 0,
        1 => 1,
        2 => 3,
        3 => 5,
        _ => 4,
    };
    let fields = (0..count).map(|_| FIELDS[random.index(FIELDS.len())]);
    let fields: Vec<&[u8]> = fields.collect();
    let mut line = fields.join(&b","[..]);
    let end: &[u8] = if random.below(3) == 0 { b"\r\n" } else { b"\n" };
    line.extend_from_slice(end);
    line
}

/// The part of the file that repeats. Its first row is the header.
fn pattern(random: &mut Random) -> Vec<u8> {
    let mut pattern = b"id,name,note,price\r\n".to_vec();
    for _ in 0..LINES {
        pattern.extend(line(random));
    }
    pattern
}

impl Exercise for CsvScan {
    type Case = Case;
    type Answer = FromFile<Scan>;

    const SLUG: &'static str = "csv-scan";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "length",
            label: "Bytes in the file",
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
            default: 8 << 10,
            min: 1,
            max: 1 << 20,
            scale: Scale::Logarithmic,
            sweep: &[64, 512, 4_096, 8_192, 65_536, 1_048_576],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant { name: "by-row", solve: |case| by_row::solve(case).into() },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 1)],
        &[("length", 50_000), ("chunk", 1)],
        &[("length", 50_001), ("chunk", 2)],
        &[("length", 50_001), ("chunk", 3)],
        &[("length", 50_001), ("chunk", 1_000)],
        // As many bytes as there are in two chunks, and one more or less.
        &[("length", 16_384)],
        &[("length", 16_383)],
        &[("length", 16_385)],
        // The file ends after a row's end, within one, within quotes, after a
        // comma, and after the `\r` of an empty line.
        &[("length", AFTER_A_ROW)],
        &[("length", WITHIN_AN_END)],
        &[("length", WITHIN_QUOTES)],
        &[("length", AFTER_A_COMMA)],
        &[("length", WITHIN_AN_EMPTY_LINE)],
    ];

    fn case(values: &Values) -> Case {
        let pattern = pattern(&mut values.random_of_exercise());
        file::count_from_now();
        Case {
            file: Generated { pattern, length: values.get("length") },
            chunk: values.count("chunk"),
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        let error = answer.0.as_ref().err()?;
        if error.kind() != ErrorKind::InvalidData {
            return answer.failure();
        }
        let message = "A line of the file is not valid UTF-8, so it cannot \
                       become a `String`. Look at bytes: commas, quotes and \
                       line ends are one byte each";
        Some(Failure::new(FailureKind::FileUnreadable, message))
    }

    fn floor(_: &Case) -> u64 {
        // A count keeps no row.
        0
    }

    fn budget(case: &Case) -> u64 {
        2 * case.chunk as u64 + SPARE
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let length = case.open().ok()?.len();
        file::reads().left_out("file", length, case.chunk)
    }

    fn findings(_: &Case, answer: &Self::Answer) -> Vec<Finding> {
        let rows = answer.0.as_ref().map_or(0, |scan| scan.rows);
        let reads = file::reads().table().row("rows", [cell(rows)]);
        vec![reads.titled("What came from the file")]
    }
}

// Lengths at which the file ends where its name says.
const AFTER_A_ROW: u64 = 25_288;
const WITHIN_AN_END: u64 = 22_676;
const WITHIN_QUOTES: u64 = 20_882;
const AFTER_A_COMMA: u64 = 20_622;
const WITHIN_AN_EMPTY_LINE: u64 = 28_150;

#[cfg(test)]
mod tests {
    use super::*;

    const SOLVES: [fn(&Case) -> Answer; 3] =
        [naive::solve, by_row::solve, optimized::solve];

    fn answers(content: &[u8], chunk: usize) -> [Scan; 3] {
        let (pattern, length) = (content.to_vec(), content.len() as u64);
        let case = Case { file: Generated { pattern, length }, chunk };
        SOLVES.map(|solve| solve(&case).expect("it is readable"))
    }

    #[test]
    fn a_file_has_one_answer_however_it_is_cut() {
        for (content, fields) in [
            ("", &[][..]),
            ("\n\r\n\n", &[]),
            ("\r", &[]),
            ("a", &[1]),
            ("a\n\nb", &[1, 1]),
            ("a,\n,b\n,", &[2, 2, 2]),
            ("\"\"", &[1]),
            ("\"\"\n\"\"\r\n", &[1, 1]),
            ("\"a,\nb\",c\r\nd,e", &[2, 2]),
            ("\"a\"\",b\",c\n", &[2]),
            ("\"\"\",\",\"\"\"\"\n", &[2]),
            ("5\" pipe,6\" pipe\na,b", &[2, 2]),
            ("\"a\"b\"c,d\ne", &[2, 1]),
            ("a,\"b\nc\n", &[2]),
            ("a,\"b\"", &[2]),
            ("\"\"\r\"a\",b\n", &[2]),
            ("a,b,c\nd,e\r\nf,g,h,i\n\"j\"", &[3, 2, 4, 1]),
        ] {
            let mut due = Scan::default();
            for &count in fields {
                due.add(count);
            }
            for chunk in 1..=content.len() + 1 {
                for answer in answers(content.as_bytes(), chunk) {
                    assert_eq!(answer, due, "{content:?} in {chunk}");
                }
            }
        }
    }

    #[test]
    fn the_first_row_says_how_many_fields_are_due() {
        let mut scan = Scan::default();
        for fields in [3, 3, 2, 4, 3] {
            scan.add(fields);
        }
        assert_eq!(
            scan.to_string(),
            "rows 5 of 3 fields, malformed 2, the last is row 4"
        );
    }

    #[test]
    fn the_file_has_what_the_edges_need() {
        let case = protocol::Case::default();
        let values = Values { slug: CsvScan::SLUG, case: &case };
        let file = pattern(&mut values.random_of_exercise());
        let before = |length: u64, count: usize| {
            let end = usize::try_from(length).expect("it is small");
            &file[end - count..end]
        };
        let after = |length: u64| before(length + 1, 1)[0];
        assert_eq!(before(AFTER_A_ROW, 2), b"\r\n");
        assert_eq!(before(WITHIN_AN_END, 1), b"\r");
        assert_eq!(after(WITHIN_AN_END), b'\n');
        assert_eq!(before(WITHIN_QUOTES, 5), b",\"two");
        assert_eq!(before(AFTER_A_COMMA, 1), b",");
        assert_eq!(before(WITHIN_AN_EMPTY_LINE, 2), b"\n\r");
        assert!(std::str::from_utf8(&file).is_err());
        assert!(file.len() < 1 << 20, "a browser's worker takes so much");
    }
}
