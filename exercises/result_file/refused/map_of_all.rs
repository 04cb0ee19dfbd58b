// over-budget: a map of all hashes, which is written at the end.

use std::collections::HashMap;
use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    file.set_len((case.files * SIZE) as u64)?;
    let mut hashes = HashMap::new();
    for hash in case.hashes.iter() {
        hashes.insert(hash.number, hash.bytes);
    }
    for (number, bytes) in hashes {
        file.write_all_at(&bytes, (number * SIZE) as u64)?;
    }
    Ok(file)
}
