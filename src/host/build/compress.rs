//! Copies of files as browsers like to receive them.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::cache::Cache;

/// The kinds of files that are worth it; the others are compressed already.
const COMPRESSED: [&str; 8] = ["css", "html", "js", "json", "md", "svg", "txt", "wasm"];

/// The `.br` and `.gz` copies of a site's files.
pub(crate) fn copies(
    files: &BTreeMap<String, Vec<u8>>,
    cache: &Cache,
) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let worth: Vec<(&String, &Vec<u8>)> = files
        .iter()
        .filter(|(path, _)| {
            path.rsplit_once('.')
                .is_some_and(|(_, extension)| COMPRESSED.contains(&extension))
        })
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let compress_some = || -> anyhow::Result<Vec<(String, Vec<u8>)>> {
        let mut copies = Vec::new();
        loop {
            let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some((path, bytes)) = worth.get(index) else {
                return Ok(copies);
            };
            let copy = cache.reuse("brotli", &[bytes], || brotli(bytes));
            copies.push((format!("{path}.br"), copy?));
            let copy = cache.reuse("gzip", &[bytes], || gzip(bytes));
            copies.push((format!("{path}.gz"), copy?));
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(compress_some)).collect();
        let mut copies = BTreeMap::new();
        for worker in workers {
            let made = worker
                .join()
                .map_err(|_| anyhow::anyhow!("compressing the site panicked"))?;
            copies.extend(made?);
        }
        Ok(copies)
    })
}

fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
        .context("brotli cannot compress a file")?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .context("gzip cannot compress a file")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_hold_the_same_bytes() {
        let bytes = include_bytes!("compress.rs");
        let mut unpacked = Vec::new();
        let compressed = gzip(bytes).unwrap();
        flate2::read::GzDecoder::new(&*compressed)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, bytes);

        let compressed = brotli(bytes).unwrap();
        unpacked.clear();
        brotli::BrotliDecompress(&mut &*compressed, &mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
        assert!(compressed.len() < bytes.len());
    }
}
