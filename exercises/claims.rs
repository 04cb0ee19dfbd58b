//! What a variant says that values take, beside what the allocator gave.

use std::fmt;

use protocol::{FindingTable, NumberRow, NumberTable};

/// What is said of one value, and what is true of it. In bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What the value is: the row's name.
    pub of: &'static str,
    /// What the variant says that it takes; none if it gave up.
    pub claimed: Option<usize>,
    /// What the allocator gave for it.
    pub allocated: i64,
}

/// The answer of a variant that makes claims. It shows as its value and equals
/// another whose value is the same, whatever the claims are.
pub struct WithClaims<V, C> {
    /// What the variant computes, equal for all variants.
    pub value: V,
    /// What it says about its own memory.
    pub claims: C,
}

impl<V: PartialEq, C> PartialEq for WithClaims<V, C> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<V: fmt::Display, C> fmt::Display for WithClaims<V, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// A size as a cell of a table. No value of a program exceeds the range.
pub fn cell(bytes: usize) -> Option<i64> {
    i64::try_from(bytes).ok()
}

/// The claims as a finding's table, with how much each is off.
pub fn table(claims: &[Claim]) -> FindingTable {
    let rows = claims.iter().map(|claim| {
        let claimed = claim.claimed.and_then(cell);
        let off = claimed.map(|claimed| claimed - claim.allocated);
        NumberRow {
            name: claim.of.to_owned(),
            cells: vec![claimed, Some(claim.allocated), off],
        }
    });
    FindingTable::Numbers(NumberTable {
        row: "value".to_owned(),
        columns: ["claimed bytes", "bytes the allocator gave", "off by"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_equal_if_their_values_are() {
        let answer = |value, claims| WithClaims { value, claims };
        assert!(answer(1, "small") == answer(1, "large"));
        assert!(answer(1, "small") != answer(2, "small"));
        assert_eq!(answer(1, "small").to_string(), "1");
    }

    #[test]
    fn a_table_says_how_much_a_claim_is_off() {
        let claim = |claimed| Claim { of: "a list", claimed, allocated: 100 };
        let FindingTable::Numbers(table) =
            table(&[claim(Some(88)), claim(Some(100)), claim(None)])
        else {
            panic!("claims are shown as numbers");
        };
        let cells: Vec<_> =
            table.rows.iter().map(|row| row.cells.as_slice()).collect();
        assert_eq!(
            cells,
            [
                [Some(88), Some(100), Some(-12)],
                [Some(100), Some(100), Some(0)],
                [None, Some(100), None],
            ]
        );
        assert!(cells.iter().all(|row| row.len() == table.columns.len()));
    }
}
