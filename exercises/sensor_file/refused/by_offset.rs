// left-out: asks for each record at its offset.

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let file = case.open()?;
    let size = RECORD as u64;
    let whole = file.len() / size;
    let mut record = [0; RECORD];
    for number in 0..whole {
        file.read_exact_at(&mut record, number * size)?;
        case.add(&record);
    }
    Ok(case.report((file.len() % size) as usize))
}
