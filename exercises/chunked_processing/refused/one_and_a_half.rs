// over-budget: asks for a chunk and a half in one call.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    loop {
        let chunk = case.feed.read(3 * case.chunk / 2);
        if chunk.is_empty() {
            return sum;
        }
        for record in &chunk {
            if record.tags.contains(&case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
    }
}
