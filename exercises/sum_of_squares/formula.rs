//! No square is computed at all: the sum has a closed form.

use super::{Answer, Case};

/// 0² + 1² + … + last² = last · (last + 1) · (2 · last + 1) / 6
pub fn solve(case: &Case) -> Answer {
    let last = case.n.saturating_sub(1);
    last * (last + 1) * (2 * last + 1) / 6
}
