// failed: forgets to end the loop.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    loop {
        let chunk = case.feed.read(case.chunk);
        for record in &chunk {
            if record.tags.contains(&case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
        if sum < 0.0 {
            return sum;
        }
    }
}
