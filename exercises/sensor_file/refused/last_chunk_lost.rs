// wrong: takes the error of a chunk that is not full for the end of the file.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let left = file.len() % RECORD as u64;
    let mut chunk = vec![[0; RECORD]; case.chunk];
    while file.read_exact(chunk.as_flattened_mut()).is_ok() {
        chunk.iter().for_each(|record| case.add(record));
    }
    Ok(case.report(left as usize))
}
