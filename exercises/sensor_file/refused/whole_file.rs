// over-budget: reads chunk by chunk, into a list as long as the file.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut bytes = Vec::new();
    let mut chunk = vec![0; case.chunk * RECORD];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        bytes.extend_from_slice(&chunk[..count]);
    }
    let (records, rest) = bytes.as_chunks::<RECORD>();
    records.iter().for_each(|record| case.add(record));
    Ok(case.report(rest.len()))
}
