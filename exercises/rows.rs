//! The lines that a version names as those that hold most: enough of them, and
//! with what is there.

use meter::trace::{self, Statistics, Unavailable};
use protocol::text::grouped;

use crate::answer::Lines;

/// The lines that a version was to name.
pub(crate) struct Wanted {
    /// The most lines.
    pub(crate) most: usize,
    /// The number of parts that hold something, each made on a line of its
    /// own.
    pub(crate) parts: usize,
    /// The bytes of all parts, with nothing to spare.
    pub(crate) payload: u64,
}

impl Wanted {
    /// Says what is wrong with the lines that a version named, without a final
    /// dot. Where lines cannot be told, nothing is.
    pub(crate) fn wrong(&self, named: &Lines<Statistics>) -> Option<String> {
        let named: Vec<_> = match named {
            Ok(named) => {
                let rows = named.iter();
                rows.map(|row| (row.place.as_str(), row.bytes)).collect()
            }
            Err(why) => return are_known().then(|| why.to_string()),
        };
        self.wrong_of(&named)
    }

    fn wrong_of(&self, named: &[(&str, u64)]) -> Option<String> {
        let Self { most, parts, payload } = *self;
        let count = named.len();
        let bytes: u64 = named.iter().map(|(_, bytes)| bytes).sum();
        // More lines than `most` may each hold a small part.
        if 2 * bytes < payload {
            let bytes = grouped(bytes);
            let payload = grouped(payload);
            Some(format!(
                "the table's lines hold {bytes} bytes together, and what is \
                 made comes to {payload} at least: is all of it still there \
                 when the snapshot is taken?"
            ))
        } else if count > most || count < most.min(parts) {
            Some(format!(
                "the table names {count} of the lines that hold most, and it \
                 should name {}",
                most.min(parts)
            ))
        } else if named.iter().any(|(place, _)| place.contains(" > ")) {
            Some(
                "the table names chains of calls, and it should name lines"
                    .to_owned(),
            )
        } else {
            None
        }
    }
}

/// Tells whether this code runs where lines are known.
fn are_known() -> bool {
    !matches!(trace::snapshot(), Err(Unavailable::NoLines))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted = Wanted { most: 3, parts: 4, payload: 100 };

    fn wrong(named: &[(&str, u64)]) -> String {
        WANTED.wrong_of(named).unwrap_or_default()
    }

    #[test]
    fn the_lines_that_hold_most_are_right() {
        let named = [("a.rs:1", 40), ("a.rs:2", 30), ("a.rs:3", 20)];
        assert_eq!(wrong(&named), "");
        let nothing = Wanted { most: 3, parts: 0, payload: 0 };
        assert_eq!(nothing.wrong_of(&[]), None);
    }

    #[test]
    fn lines_of_what_is_gone_are_told() {
        let said = wrong(&[("a.rs:1", 10), ("a.rs:2", 9)]);
        assert!(said.contains("hold 19 bytes together"), "{said}");
    }

    #[test]
    fn too_many_lines_and_too_few_are_told() {
        let line = ("a.rs:1", 50);
        let said = [wrong(&[line; 4]), wrong(&[line; 2])];
        assert!(said[0].contains("names 4 of"), "{}", said[0]);
        assert!(said[1].contains("names 2 of"), "{}", said[1]);
        assert!(said.iter().all(|said| said.ends_with("should name 3")));
    }

    #[test]
    fn chains_are_told() {
        let chain = ("a.rs:1 > a.rs:2", 50);
        assert!(wrong(&[chain; 3]).contains("chains of calls"));
    }

    #[test]
    fn where_no_lines_are_known_nothing_is_wrong() {
        assert_eq!(WANTED.wrong(&Err(Unavailable::NoLines)), None);
    }
}
