// over-budget: writes at each place, and keeps all bytes besides.

use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    let mut bytes = vec![0; case.files * SIZE];
    for hash in case.hashes.iter() {
        let start = hash.number * SIZE;
        bytes[start..start + SIZE].copy_from_slice(&hash.bytes);
        file.write_all_at(&hash.bytes, start as u64)?;
    }
    file.write_all_at(&bytes[bytes.len().saturating_sub(SIZE)..], {
        bytes.len().saturating_sub(SIZE) as u64
    })?;
    Ok(file)
}
