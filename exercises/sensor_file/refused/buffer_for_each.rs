// left-out: makes a buffered reader for each record, and each reads ahead.

use std::io::{BufReader, Read, Seek, SeekFrom};

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let size = RECORD as u64;
    let length = file.len();
    let mut record = [0; RECORD];
    for number in 0..length / size {
        file.seek(SeekFrom::Start(number * size))?;
        BufReader::with_capacity(100, &mut file).read_exact(&mut record)?;
        case.add(&record);
    }
    let left = length % size;
    file.seek(SeekFrom::Start(length - left))?;
    let mut rest = Vec::new();
    file.read_to_end(&mut rest)?;
    Ok(case.report(rest.len()))
}
