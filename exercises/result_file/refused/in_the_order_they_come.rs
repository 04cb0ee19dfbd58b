// wrong: writes one after the other, as the hashes come.

use std::io::{self, Write};

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let mut file = case.create()?;
    for hash in case.hashes.iter() {
        file.write_all(&hash.bytes)?;
    }
    file.set_len((case.files * SIZE) as u64)?;
    Ok(file)
}
