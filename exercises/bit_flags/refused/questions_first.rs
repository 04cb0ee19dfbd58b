// failed: wants the questions first, to keep one count for each.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut counts: Vec<(usize, u64)> =
        case.questions().map(|end| (end, 0)).collect();
    for message in case.opened.iter() {
        for (end, count) in &mut counts {
            *count += u64::from(message < *end);
        }
    }
    counts.iter().map(|(_, count)| count).sum()
}
