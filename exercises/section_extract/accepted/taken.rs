// Limits the file to a section, and reads that to its end into a list that is
// emptied before.

use std::io::{self, Read, Seek, SeekFrom};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let mut file = case.open()?;
    let length = file.len();
    let size = case.size as u64;
    let mut section = Vec::new();
    for offset in case.offsets.iter() {
        section.clear();
        if offset < length {
            file.seek(SeekFrom::Start(offset))?;
            file.by_ref().take(size).read_to_end(&mut section)?;
        }
        if section.len() == case.size {
            report.add(Ok(&section));
        } else {
            report.add(Err(PastEnd { offset, length }));
        }
    }
    Ok(report)
}
