//! interning: each distinct name kept once, and a small symbol per use.

mod naive;
mod optimized;

use std::fmt::{self, Write as _};

use protocol::{Headline, Scale};

use crate::harness::{Exercise, KnobSpec, Values, Variant};

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
    const EDGES: &'static [&'static [u64]] =
        &[&[0, 5], &[1, 1], &[1, 5], &[4, 5], &[1_023, 7], &[999, 1_000]];

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

    fn floor(case: &Case) -> u64 {
        let row = size_of::<u32>() as u64
            + u64::from(bytes_to_tell_apart(case.distinct));
        case.rows as u64 * row + names_bytes(case)
    }

    fn budget(case: &Case) -> u64 {
        // 12 bytes a row leave room for a counted pointer to a shared name;
        // a name may cost an entry in two tables and its text twice.
        let rows = case.rows as u64 * 12;
        let names = case.distinct as u64 * 48 + names_bytes(case) * 2;
        rows + names + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use super::optimized::read;

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
