//! The bytes that a variant claims for values, beside those that they have.

use protocol::Finding;

use crate::harness::Numbers;

/// One value's claimed size, and its true one. In bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The value's description: the row's name.
    pub of: &'static str,
    /// The size that the variant claims; none if it gave up.
    pub claimed: Option<usize>,
    /// The bytes that the allocator gave for it.
    pub allocated: i64,
}

impl Claim {
    /// Gives the bytes that the claim is too high; below 0 if it is too low.
    pub fn off(&self) -> Option<i64> {
        let claimed = i64::try_from(self.claimed?).ok()?;
        Some(claimed - self.allocated)
    }
}

/// The claims as a table, with how much each is off.
pub fn table(title: &str, claims: &[Claim]) -> Finding {
    let columns = ["claimed bytes", "bytes the allocator gave", "off by"];
    let rows =
        claims.iter().fold(Numbers::new("value", columns), |rows, claim| {
            let cells = [
                claim.claimed.into(),
                claim.allocated.into(),
                claim.off().into(),
            ];
            rows.row(claim.of, cells)
        });
    rows.titled(title)
}

#[cfg(test)]
mod tests {
    use protocol::FindingTable;

    use super::*;

    #[test]
    fn a_table_says_how_much_a_claim_is_off() {
        let claim = |claimed| Claim { of: "a list", claimed, allocated: 100 };
        let claims = [claim(Some(88)), claim(Some(100)), claim(None)];
        let FindingTable::Numbers(table) = table("claims", &claims).table
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
