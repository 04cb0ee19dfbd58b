// wrong: goes through the whole chunk, also where the last read filled less.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![[0; RECORD]; case.chunk];
    let mut left = 0;
    loop {
        let count = file.read(chunk.as_flattened_mut())?;
        if count == 0 {
            return Ok(case.report(left));
        }
        chunk.iter().for_each(|record| case.add(record));
        left = count % RECORD;
    }
}
