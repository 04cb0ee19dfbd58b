//! interning: each distinct name kept once, and a small symbol per use.

mod naive;
mod optimized;

use std::fmt::{self, Write as _};

use protocol::{Finding, FindingTable, Headline, Scale, SharedBlock};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// A table as text that came from outside.
pub struct Case {
    /// How many rows the text has.
    pub rows: usize,
    /// The rows, a line each: `category,amount`.
    pub text: String,
    /// The category whose amounts are added up.
    pub wanted: String,
    /// How many different names occur in the text.
    distinct: usize,
}

/// The sum of the amounts of the wanted category.
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

/// The fewest whole bytes in which that many things can be told apart.
fn bytes_to_tell_apart(things: usize) -> u32 {
    let last = things.saturating_sub(1);
    (usize::BITS - last.leading_zeros()).div_ceil(u8::BITS)
}

/// The bytes of all distinct names together.
fn names_bytes(case: &Case) -> u64 {
    (0..case.distinct).map(|i| Name(i).to_string().len() as u64).sum()
}

/// How many rows a picture shows: with few categories some of them have the
/// same one.
const PICTURED: usize = 8;

/// The names as they lie in memory, each with the rows whose name lies there.
fn shared<'a>(names: impl Iterator<Item = &'a str>) -> Vec<SharedBlock> {
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
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("rows", 0)],
        &[("rows", 1), ("categories", 1)],
        &[("rows", 1)],
        &[("rows", 4)],
        &[("rows", 1_023), ("categories", 7)],
        &[("rows", 999), ("categories", 1_000)],
    ];

    fn case(values: &Values) -> Case {
        let rows = values.count("rows");
        let categories = values.count("categories");
        // A text that grew would leave free blocks behind, and pages would
        // say less of the run.
        let mut text = String::with_capacity(rows * LONGEST_LINE);
        for row in 0..rows {
            let category = Name(row % categories);
            let amount = row * 37 % 1_000;
            writeln!(text, "{category},{amount}")
                .expect("a String takes any text");
        }
        Case {
            rows,
            text,
            wanted: Name(0).to_string(),
            distinct: rows.min(categories),
        }
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let rows = case.rows.min(PICTURED);
        if rows == 0 {
            return Vec::new();
        }
        let first: Vec<&str> = case.text.lines().take(rows).collect();
        let first = first.join("\n");
        let blocks = if variant == "naive" {
            let rows = naive::read(&first, rows);
            shared(rows.iter().map(|row| row.category.as_str()))
        } else {
            let (rows, names) = optimized::read(&first, rows);
            shared(rows.iter().filter_map(|row| names.resolve(row.category)))
        };
        vec![Finding {
            title: format!("The names of the first {rows} rows"),
            table: FindingTable::Sharing(blocks),
        }]
    }

    fn floor(case: &Case) -> u64 {
        let row = size_of::<u32>() as u64
            + u64::from(bytes_to_tell_apart(case.distinct));
        case.rows as u64 * row + names_bytes(case)
    }

    fn budget(case: &Case) -> u64 {
        // 10 bytes a row leave no room for an address beside a length: a row
        // says which name it has by a small number. A name may cost an entry
        // in two tables and its text twice.
        let rows = case.rows as u64 * 10;
        let names = case.distinct as u64 * 48 + names_bytes(case) * 2;
        rows + names + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use protocol::FindingTable;

    use super::optimized::read;
    use super::{Case, Interning};
    use crate::harness::Exercise;

    fn pictured(variant: &str, text: &str) -> Vec<(String, Vec<String>)> {
        let case = Case {
            rows: text.lines().count(),
            text: text.to_owned(),
            wanted: "alpha".to_owned(),
            distinct: 2,
        };
        let pictures = Interning::pictures(variant, &case);
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
    fn naive_rows_own_their_names_and_optimized_rows_share_them() {
        let text = "alpha,1\nbeta,2\nalpha,3\n";
        assert_eq!(
            pictured("naive", text),
            [
                block("alpha", &["row 0"]),
                block("beta", &["row 1"]),
                block("alpha", &["row 2"]),
            ]
        );
        assert_eq!(
            pictured("optimized", text),
            [block("alpha", &["row 0", "row 2"]), block("beta", &["row 1"])]
        );
        assert_eq!(pictured("naive", ""), []);
    }

    #[test]
    fn equal_names_give_the_same_symbol_and_different_ones_do_not() {
        let (rows, names) = read("alpha,1\nbeta,2\nalpha,3\n", 3);
        assert_eq!(rows[0].category, rows[2].category);
        assert_ne!(rows[0].category, rows[1].category);
        assert_eq!(names.len(), 2);
        assert_eq!(names.resolve(rows[2].category), Some("alpha"));
    }

    #[test]
    fn a_name_that_never_occurred_has_no_symbol() {
        let (_, names) = read("alpha,1\n", 1);
        assert_eq!(names.get("omega"), None);
    }

    #[test]
    fn a_line_that_is_no_row_is_left_out() {
        let (rows, _) = read("alpha\nalpha,many\nalpha,-1\n\nbeta,2", 5);
        let amounts: Vec<u32> = rows.iter().map(|row| row.amount).collect();
        assert_eq!(amounts, [2]);
    }

    #[test]
    fn bytes_to_tell_apart_are_whole() {
        for (things, bytes) in
            [(0, 0), (1, 0), (2, 1), (256, 1), (257, 2), (65_536, 2)]
        {
            assert_eq!(super::bytes_to_tell_apart(things), bytes, "{things}");
        }
    }
}
