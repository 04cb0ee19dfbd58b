// over-budget: a new list for each chunk, and all of them are kept.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunks = Vec::new();
    loop {
        let mut chunk = Vec::new();
        let size = (case.chunk * RECORD) as u64;
        file.by_ref().take(size).read_to_end(&mut chunk)?;
        if chunk.is_empty() {
            break;
        }
        chunks.push(chunk);
    }
    let mut left = 0;
    for chunk in &chunks {
        let (records, rest) = chunk.as_chunks::<RECORD>();
        records.iter().for_each(|record| case.add(record));
        left = rest.len();
    }
    Ok(case.report(left))
}
