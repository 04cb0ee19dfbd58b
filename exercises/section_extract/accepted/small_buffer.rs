// A buffered reader whose buffer is no longer than a section.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let length = file.len();
    let mut reader = BufReader::with_capacity(case.size, file);
    let mut section = vec![0; case.size];
    let last = length.checked_sub(case.size as u64);
    for offset in case.offsets.iter() {
        if last.is_none_or(|last| offset > last) {
            report.add(Err(PastEnd { offset, length }));
        } else {
            reader.seek(SeekFrom::Start(offset))?;
            reader.read_exact(&mut section)?;
            report.add(Ok(&section));
        }
    }
    Ok(report)
}
