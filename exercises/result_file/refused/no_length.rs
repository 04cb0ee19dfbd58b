// wrong: leaves the length to the writes, so that the file ends too early
// where the last files have no hash.

use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    for hash in case.hashes.iter() {
        file.write_all_at(&hash.bytes, (hash.number * SIZE) as u64)?;
    }
    Ok(file)
}
