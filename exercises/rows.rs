//! The lines that a version names as those that hold most: enough of them, and
//! those that do.

use meter::trace::{self, Statistics, Unavailable};
use protocol::text::grouped;

use crate::answer::Lines;

/// The lines that a version was to name.
pub(crate) struct Wanted {
    /// The most lines.
    pub(crate) most: usize,
    /// The bytes of each part, with nothing to spare. Each is made on a line of
    /// its own; one without bytes need not have a line.
    pub(crate) parts: [u64; 3],
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
        let Self { most, parts } = *self;
        let payload: u64 = parts.iter().sum();
        let wanted = most.min(parts.iter().filter(|part| **part > 0).count());
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
        } else if count > most || count < wanted {
            Some(format!(
                "the table names {count} of the lines that hold most, and it \
                 should name {wanted}"
            ))
        } else if named.iter().any(|(place, _)| place.contains(" > ")) {
            Some(
                "the table names chains of calls, and it should name lines"
                    .to_owned(),
            )
        } else {
            self.too_small(named)
        }
    }

    /// Says which of the lines named is not one of those that hold most. The
    /// line that comes n-th in size has the n-th part's bytes at least.
    fn too_small(&self, named: &[(&str, u64)]) -> Option<String> {
        let mut parts = self.parts;
        parts.sort_unstable_by(|a, b| b.cmp(a));
        let mut named = named.to_vec();
        named.sort_unstable_by(|(_, a), (_, b)| b.cmp(a));
        let mut rows = named.iter().zip(parts);
        let ((place, bytes), _) =
            rows.find(|((_, bytes), part)| bytes < part)?;
        Some(format!(
            "the table names {place} with {} bytes, and leaves out a line \
             that holds more",
            grouped(*bytes)
        ))
    }
}

/// Tells whether this code runs where lines are known.
fn are_known() -> bool {
    !matches!(trace::snapshot(), Err(Unavailable::NoLines))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted = Wanted { most: 3, parts: [20, 50, 30] };

    fn wrong(named: &[(&str, u64)]) -> String {
        WANTED.wrong_of(named).unwrap_or_default()
    }

    #[test]
    fn the_lines_that_hold_most_are_right() {
        let named = [("a.rs:1", 50), ("a.rs:2", 40), ("a.rs:3", 20)];
        assert_eq!(wrong(&named), "");
        let nothing = Wanted { most: 3, parts: [0; 3] };
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
    fn a_line_in_place_of_a_larger_one_is_told() {
        let said = wrong(&[("a.rs:1", 90), ("a.rs:2", 40), ("a.rs:4", 9)]);
        assert!(said.contains("names a.rs:4 with 9 bytes"), "{said}");
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
