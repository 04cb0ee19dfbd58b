// A function that gives a section in a list of its own, or the error. Its two
// kinds of errors are one inside of the other.

use std::io;

use super::{Case, File, PastEnd, Report};

type Extracted = Result<Vec<u8>, PastEnd>;

fn extract(file: &File, offset: u64, size: usize) -> io::Result<Extracted> {
    let length = file.len();
    if offset.saturating_add(size as u64) > length {
        return Ok(Err(PastEnd { offset, length }));
    }
    let mut section = vec![0; size];
    file.read_exact_at(&mut section, offset)?;
    Ok(Ok(section))
}

pub fn solve(case: &Case) -> io::Result<Report> {
    let file = case.open()?;
    let mut report = case.report();
    for offset in case.offsets.iter() {
        match extract(&file, offset, case.size)? {
            Ok(section) => report.add(Ok(&section)),
            Err(error) => report.add(Err(error)),
        }
    }
    Ok(report)
}
