// Takes a chunk's bytes from the file into a list that is emptied each time.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let size = case.chunk * RECORD;
    let mut chunk = Vec::with_capacity(size);
    loop {
        chunk.clear();
        file.by_ref().take(size as u64).read_to_end(&mut chunk)?;
        let mut records = chunk.chunks_exact(RECORD);
        for record in &mut records {
            case.add(record.try_into().unwrap());
        }
        if chunk.len() < size {
            return Ok(case.report(records.remainder().len()));
        }
    }
}
