// wrong: takes as many hashes as there are files, and there may be more.

use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    file.set_len((case.files * SIZE) as u64)?;
    for _ in 0..case.files {
        let hash = case.hashes.next().expect("one for each file");
        file.write_all_at(&hash.bytes, (hash.number * SIZE) as u64)?;
    }
    Ok(file)
}
