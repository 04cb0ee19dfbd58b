// over-budget: reads in chunks, and keeps all records.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut kept = Vec::new();
    let mut chunk = vec![0; case.chunk * RECORD];
    let mut left = 0;
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        let (records, rest) = chunk[..count].as_chunks::<RECORD>();
        kept.extend_from_slice(records);
        left = rest.len();
    }
    kept.iter().for_each(|record| case.add(record));
    Ok(case.report(left))
}
