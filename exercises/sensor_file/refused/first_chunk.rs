// wrong: reads the first chunk, and takes it for the file.

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let file = case.open()?;
    let mut chunk = vec![0; case.chunk * RECORD];
    let count = file.read_at(&mut chunk, 0)?;
    let (records, rest) = chunk[..count].as_chunks::<RECORD>();
    records.iter().for_each(|record| case.add(record));
    Ok(case.report(rest.len()))
}
