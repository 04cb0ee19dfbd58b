//! A variant's findings about its own memory, made into tables and pictures.

use meter::trace::{Difference, Differences, Statistic, Statistics};
use protocol::{
    DifferenceRow, Finding, FindingTable, Layout, LayoutField, NumberRow,
    NumberTable, StatisticRow,
};

use crate::answer::Lines;

/// Puts a table that an exercise found under a title.
pub fn finding(title: &str, table: FindingTable) -> Finding {
    Finding { title: title.to_owned(), table }
}

/// A cell of a table of numbers; empty where the number does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell(Option<i64>);

/// A number, or none, as a cell.
pub fn cell(number: impl Into<Cell>) -> Cell {
    number.into()
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self(Some(number))
    }
}

impl From<u64> for Cell {
    // No figure of a run comes near 2^63.
    fn from(number: u64) -> Self {
        Self(i64::try_from(number).ok())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self(i64::try_from(number).ok())
    }
}

impl<N: Into<Self>> From<Option<N>> for Cell {
    fn from(number: Option<N>) -> Self {
        number.map_or(Self(None), Into::into)
    }
}

/// A table of numbers, row by row.
pub struct Numbers<const COLUMNS: usize>(NumberTable);

impl<const COLUMNS: usize> Numbers<COLUMNS> {
    /// An empty table: `row` is what its rows are, and `columns` what each
    /// number counts.
    pub fn new(row: &str, columns: [&str; COLUMNS]) -> Self {
        Self(NumberTable {
            row: row.to_owned(),
            columns: columns.map(str::to_owned).into(),
            rows: Vec::new(),
            against: None,
        })
    }

    /// The table with one more row.
    #[must_use]
    pub fn row(mut self, name: &str, cells: [Cell; COLUMNS]) -> Self {
        self.0.rows.push(NumberRow {
            name: name.to_owned(),
            cells: cells.map(|Cell(number)| number).into(),
        });
        self
    }

    /// The same, with the last row so far drawn against the headline: what the
    /// bytes are paid with, or what they buy.
    #[must_use]
    pub fn drawn(mut self) -> Self {
        self.0.against = self.0.rows.last().map(|row| row.name.clone());
        self
    }

    /// The table under a title.
    pub fn titled(self, title: &str) -> Finding {
        finding(title, FindingTable::Numbers(self.0))
    }
}

/// Statistics as a finding's table, or why there are none.
pub fn statistics(statistics: &Lines<Statistics>) -> FindingTable {
    match statistics {
        Ok(rows) => FindingTable::Statistics(
            rows.iter()
                .map(|Statistic { place, bytes, blocks }| StatisticRow {
                    place: place.clone(),
                    bytes: *bytes,
                    blocks: *blocks,
                })
                .collect(),
        ),
        Err(why) => FindingTable::Unavailable(why.to_string()),
    }
}

/// Differences as a finding's table, or why there are none.
pub fn differences(differences: &Lines<Differences>) -> FindingTable {
    match differences {
        Ok(rows) => FindingTable::Differences(
            rows.iter()
                .map(
                    |Difference {
                         place,
                         bytes,
                         bytes_change,
                         blocks,
                         blocks_change,
                     }| DifferenceRow {
                        place: place.clone(),
                        bytes: *bytes,
                        bytes_change: *bytes_change,
                        blocks: *blocks,
                        blocks_change: *blocks_change,
                    },
                )
                .collect(),
        ),
        Err(why) => FindingTable::Unavailable(why.to_string()),
    }
}

/// A field of a picture, with the numbers as `offset_of` and `size_of` give
/// them.
pub fn field(name: &str, offset: usize, size: usize) -> LayoutField {
    LayoutField {
        name: name.to_owned(),
        offset: offset as u64,
        size: size as u64,
    }
}

/// Describes how the bytes of a `T` lie; its fields may come in any order.
pub fn layout_of<T>(name: &str, mut fields: Vec<LayoutField>) -> Layout {
    fields.sort_by_key(|field| field.offset);
    Layout {
        name: name.to_owned(),
        size: size_of::<T>() as u64,
        align: align_of::<T>() as u64,
        fields,
    }
}

/// Describes how the bytes of a struct lie, as the compiler lays them out:
/// `layout!(Record as "a record"; id: u32, x: f32)`.
macro_rules! layout {
    ($struct:ty as $name:expr; $($field:ident: $type:ty),+ $(,)?) => {
        $crate::harness::layout_of::<$struct>($name, vec![
            $($crate::harness::field(
                concat!(stringify!($field), ": ", stringify!($type)),
                std::mem::offset_of!($struct, $field),
                size_of::<$type>(),
            )),+
        ])
    };
}

pub(crate) use layout;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::Gauge;

    #[test]
    fn the_fields_of_a_picture_are_in_their_order_in_memory() {
        struct Pair {
            small: u8,
            large: u32,
        }
        let pair = Pair { small: 1, large: 2 };
        assert_eq!(u32::from(pair.small) + pair.large, 3);
        let layout = layout!(Pair as "a pair"; small: u8, large: u32);
        let names: Vec<&str> =
            layout.fields.iter().map(|field| field.name.as_str()).collect();
        assert!(layout.fields.is_sorted_by_key(|field| field.offset));
        assert!(names.contains(&"large: u32") && names.len() == 2);
        assert_eq!((layout.size, layout.align), (8, 4));
    }

    #[test]
    fn without_lines_a_variant_answers_and_says_that_there_are_none() {
        let mut looked = 0;
        for exercise in crate::all().filter(|exercise| exercise.traced()) {
            let case = exercise.default_case();
            for variant in exercise.variants() {
                let run = exercise.run(variant, &case, &Gauge::none);
                let findings = run.expect("the default is valid").findings;
                assert!(
                    matches!(
                        findings[..],
                        [Finding { table: FindingTable::Unavailable(_), .. }]
                    ),
                    "{} {variant}: {findings:?}",
                    exercise.slug()
                );
                looked += 1;
            }
        }
        assert!(looked > 0, "no exercise looks at its own memory");
    }
}
