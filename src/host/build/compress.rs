//! Copies of files as browsers like to receive them.

use std::collections::BTreeMap;

use anyhow::Context;

use super::cache::Cache;

/// The kinds of files that are worth it; the others are compressed already.
const COMPRESSED: [&str; 9] = [
    "css",
    "html",
    "js",
    "json",
    "md",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

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
            let with = |name, compress: fn(&[u8]) -> std::io::Result<Vec<u8>>| {
                cache.reuse(name, &[bytes], || {
                    compress(bytes).with_context(|| format!("{name} cannot compress {path}"))
                })
            };
            copies.push((format!("{path}.br"), with("brotli", compress::brotli)?));
            copies.push((format!("{path}.gz"), with("gzip", compress::gzip)?));
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
