// Takes what each read gives, until the section is full.

use std::io;

use super::{Case, Section, count};

pub fn solve(case: &Case) -> io::Result<Section> {
    let file = case.open()?;
    let start = case.start(file.len());
    let mut bytes = vec![0; count(file.len())];
    let mut filled = 0;
    while filled < bytes.len() {
        let at = start + filled as u64;
        let count = file.read_at(&mut bytes[filled..], at)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        filled += count;
    }
    Ok(Section(bytes))
}
