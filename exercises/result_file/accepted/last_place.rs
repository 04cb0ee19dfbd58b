// Writes zeros at the last place in place of setting the length. The system
// fills what lies before it.

use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    if let Some(last) = case.files.checked_sub(1) {
        file.write_all_at(&[0; SIZE], (last * SIZE) as u64)?;
    }
    for hash in case.hashes.iter() {
        file.write_all_at(&hash.bytes, (hash.number * SIZE) as u64)?;
    }
    Ok(file)
}
