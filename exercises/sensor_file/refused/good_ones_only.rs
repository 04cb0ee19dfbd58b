// wrong: leaves out the records whose status it does not know.

use std::io::{BufReader, Read};

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let file = case.open()?;
    let length = file.len();
    let size = RECORD as u64;
    let mut file = BufReader::new(file);
    let mut record = [0; RECORD];
    for _ in 0..length / size {
        file.read_exact(&mut record)?;
        if record[14] <= 2 {
            case.add(&record);
        }
    }
    Ok(case.report((length % size) as usize))
}
