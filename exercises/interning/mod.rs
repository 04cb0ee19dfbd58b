//! interning: each distinct name kept once, and a small symbol per use.

mod borrowed;
mod naive;
mod optimized;
mod shared;

use std::cell::Cell;
use std::fmt::{self, Write as _};
use std::iter;
use std::ops::Range;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, SharedBlock};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding, grown,
};

/// A table as text that came from outside.
pub struct Case {
    /// The rows, a line each: `category,amount`.
    text: Rc<String>,
    /// The places of the lines in the text. Each can be taken once.
    lines: Source<Range<usize>>,
    asked: (String, u32),
    rows: usize,
    /// The number of different names in the text.
    distinct: usize,
}

/// The question, once all rows are there: of the rows with this category, how
/// far, in total, are the amounts from that one?
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The category whose rows count.
    pub category: &'a str,
    /// The amount from which the others are measured.
    pub middle: u32,
}

impl Case {
    /// The lines of the text, one after the other. Each comes once, and nobody
    /// knows how many are still to come.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let line = |place: Range<usize>| &self.text[place];
        iter::from_fn(|| self.lines.next()).map(line)
    }

    /// The question.
    ///
    /// # Panics
    ///
    /// If lines are still to come: it is known after the last one.
    #[track_caller]
    pub fn question(&self) -> Question<'_> {
        self.lines.require_all_taken("the question", "lines");
        let (category, middle) = &self.asked;
        Question { category, middle: *middle }
    }
}

/// The sum of the distances of the wanted category's amounts from the middle.
pub type Answer = u64;

/// The exercise.
pub struct Interning;

/// A category by its number; shows as its name.
struct Name(usize);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FIRST: [&str; 5] =
            ["alpha", "beta", "gamma", "delta", "epsilon"];
        match FIRST.get(self.0) {
            Some(name) => f.write_str(name),
            None => write!(f, "category-{}", self.0),
        }
    }
}

/// More than any line of a case's text is long.
const LONGEST_LINE: usize = 24;

/// An amount is below this number.
const AMOUNTS: u32 = 1_000_000;

/// The place of each line in the text, in their order.
fn places(text: &Rc<String>, lines: usize) -> Source<Range<usize>> {
    let text = Rc::clone(text);
    let next = Cell::new(0);
    Source::new(Random::new(0), lines, move |_| {
        let start = next.get();
        let rest = &text[start..];
        let end = start + rest.find('\n').unwrap_or(rest.len());
        next.set(end + 1);
        start..end
    })
}

/// The bytes of all distinct names together.
fn names_bytes(case: &Case) -> u64 {
    (0..case.distinct).map(|i| Name(i).to_string().len() as u64).sum()
}

/// The number of rows in a picture: with few categories some of them have the
/// same one.
const PICTURED: usize = 8;

/// The names as they lie in memory, each with the rows whose name lies there.
fn shared_by<'a>(names: impl Iterator<Item = &'a str>) -> Vec<SharedBlock> {
    let mut blocks: Vec<(&str, SharedBlock)> = Vec::new();
    for (row, name) in names.enumerate() {
        let owner = format!("row {row}");
        let known = blocks.iter_mut().find(|(at, _)| std::ptr::eq(*at, name));
        match known {
            Some((_, block)) => block.owners.push(owner),
            None => blocks.push((
                name,
                SharedBlock {
                    name: format!("“{name}”"),
                    bytes: name.len() as u64,
                    owners: vec![owner],
                },
            )),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

impl Exercise for Interning {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "interning";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "rows",
            label: "Rows",
            default: 50_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
        KnobSpec {
            name: "categories",
            label: "Different categories",
            default: 5,
            min: 1,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 50, 500, 5_000, 50_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "shared", solve: shared::solve },
        Variant { name: "borrowed", solve: borrowed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("rows", 0)],
        &[("rows", 1), ("categories", 1)],
        &[("rows", 1)],
        &[("rows", 4)],
        &[("rows", 1_023), ("categories", 7)],
        // Names that are long beside a wide pointer: copied into one string,
        // they are no smaller.
        &[("rows", 1_000), ("categories", 50)],
        &[("rows", 999), ("categories", 1_000)],
    ];

    fn case(values: &Values) -> Case {
        let rows: usize = values.count("rows");
        let categories: usize = values.count("categories");
        let random = &mut values.random();
        // A text that grew would leave free blocks behind, and pages would
        // say less of the run.
        let mut text = String::with_capacity(rows * LONGEST_LINE);
        for row in 0..rows {
            // All of them occur, if there are rows enough.
            let drawn = random.index(categories);
            let category = Name(if row < categories { row } else { drawn });
            let amount = random.below_u32(AMOUNTS);
            writeln!(text, "{category},{amount}")
                .expect("a String takes any text");
        }
        let text = Rc::new(text);
        let distinct = rows.min(categories);
        let wanted = Name(distinct.saturating_sub(1));
        let middle = values.random_of_exercise().below_u32(AMOUNTS);
        Case {
            lines: places(&text, rows),
            text,
            asked: (wanted.to_string(), middle),
            rows,
            distinct,
        }
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let rows = case.rows.min(PICTURED);
        let lines = case.text.lines().take(rows);
        let blocks = match variant {
            "naive" => {
                let rows = naive::read(lines);
                shared_by(rows.iter().map(|row| row.category.as_str()))
            }
            "shared" => {
                let rows = shared::read(lines);
                shared_by(rows.iter().map(|row| &*row.category))
            }
            "optimized" => {
                let (rows, names) = optimized::read(lines);
                let names = rows.iter().map(|row| names.resolve(row.category));
                shared_by(names.flatten())
            }
            // The names lie in the text, wherever they stand.
            _ => return Vec::new(),
        };
        if blocks.is_empty() {
            return Vec::new();
        }
        let title = format!("The names of the first {rows} rows");
        vec![finding(&title, FindingTable::Sharing(blocks))]
    }

    fn floor(case: &Case) -> u64 {
        // The amounts. Rows of one name may be kept together, and the name
        // may be where it was read.
        (case.rows * size_of::<u32>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Rows with a wide pointer in a list that grows by doubling, and none
        // with a string of its own. A name may cost its bytes twice and an
        // entry in two tables, one of which moves into a larger one.
        let rows = grown::<(&str, u32)>(case.rows);
        let names = case.distinct as u64 * 80 + names_bytes(case) * 2;
        rows + names + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use protocol::FindingTable;

    use super::{Case, Interning, naive, optimized, places, shared};
    use crate::harness::Exercise;

    fn case(text: &str) -> Case {
        let rows = text.lines().count();
        let text = Rc::new(text.to_owned());
        Case {
            lines: places(&text, rows),
            text,
            asked: ("alpha".to_owned(), 2),
            rows,
            distinct: 2,
        }
    }

    fn pictured(variant: &str, text: &str) -> Vec<(String, Vec<String>)> {
        let pictures = Interning::pictures(variant, &case(text));
        let tables = pictures.into_iter().map(|picture| picture.table);
        let blocks = tables.flat_map(|table| match table {
            FindingTable::Sharing(blocks) => blocks,
            other => panic!("{other:?}"),
        });
        blocks.map(|block| (block.name, block.owners)).collect()
    }

    fn block(name: &str, owners: &[&str]) -> (String, Vec<String>) {
        let owners = owners.iter().map(|&owner| owner.to_owned());
        (format!("“{name}”"), owners.collect())
    }

    #[test]
    fn naive_rows_own_their_names_and_the_others_share_them() {
        let text = "alpha,1\nbeta,2\nalpha,3\n";
        assert_eq!(
            pictured("naive", text),
            [
                block("alpha", &["row 0"]),
                block("beta", &["row 1"]),
                block("alpha", &["row 2"]),
            ]
        );
        for variant in ["shared", "optimized"] {
            assert_eq!(
                pictured(variant, text),
                [
                    block("alpha", &["row 0", "row 2"]),
                    block("beta", &["row 1"])
                ]
            );
        }
        assert_eq!(pictured("borrowed", text), []);
        assert_eq!(pictured("naive", ""), []);
    }

    #[test]
    fn the_lines_are_those_of_the_text_and_come_once() {
        for text in ["", "alpha,1\n", "alpha,1\n\nbeta,2", "\n\n"] {
            let case = case(text);
            let lines: Vec<&str> = case.lines().collect();
            assert_eq!(lines, text.lines().collect::<Vec<_>>());
            assert_eq!(case.lines().next(), None);
            assert_eq!(case.question().category, "alpha");
        }
    }

    #[test]
    fn equal_names_give_the_same_symbol_and_different_ones_do_not() {
        let lines = ["alpha,1", "beta,2", "alpha,3"];
        let (rows, names) = optimized::read(lines.into_iter());
        assert_eq!(rows[0].category, rows[2].category);
        assert_ne!(rows[0].category, rows[1].category);
        assert_eq!(names.len(), 2);
        assert_eq!(names.resolve(rows[2].category), Some("alpha"));
        assert_eq!(names.get("omega"), None, "it never occurred");
        let rows = shared::read(lines.into_iter());
        assert!(Rc::ptr_eq(&rows[0].category, &rows[2].category));
    }

    #[test]
    fn a_line_that_is_no_row_is_left_out() {
        let lines = "alpha\nalpha,many\nalpha,-1\n\nbeta,2".lines();
        let rows = naive::read(lines);
        let amounts: Vec<u32> = rows.iter().map(|row| row.amount).collect();
        assert_eq!(amounts, [2]);
    }
}
