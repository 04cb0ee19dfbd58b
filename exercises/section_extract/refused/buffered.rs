// left-out: seeks in a buffered reader, which reads 8 KiB for each section.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let length = file.len();
    let mut reader = BufReader::new(file);
    let mut section = vec![0; case.size];
    for offset in case.offsets.iter() {
        reader.seek(SeekFrom::Start(offset))?;
        match reader.read_exact(&mut section) {
            Ok(()) => report.add(Ok(&section)),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                report.add(Err(PastEnd { offset, length }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(report)
}
