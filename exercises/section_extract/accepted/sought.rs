// Moves the position to each section, and compares what is left of the file,
// so nothing is added that could be too large.

use std::io::{self, Read, Seek, SeekFrom};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let mut file = case.open()?;
    let length = file.len();
    let mut section = vec![0; case.size];
    while let Some(offset) = case.offsets.next() {
        if offset > length || length - offset < case.size as u64 {
            report.add(Err(PastEnd { offset, length }));
            continue;
        }
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(&mut section)?;
        report.add(Ok(&section));
    }
    Ok(report)
}
