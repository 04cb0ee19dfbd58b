// over-budget: drops what is not wanted, and keeps the rest to the end.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let mut wanted: Vec<Record> = Vec::new();
    loop {
        let mut chunk = case.feed.read(case.chunk);
        if chunk.is_empty() {
            break;
        }
        chunk.retain(|record| record.tags.contains(&case.wanted));
        wanted.extend(chunk);
    }
    wanted.iter().map(|one| f64::from(one.id) + one.value).sum()
}
