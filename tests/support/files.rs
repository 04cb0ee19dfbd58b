//! Files of the tests, and those that a run in wasmtime reads and writes: always
//! real files on disk.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use protocol::{FileFault, MOST_WRITTEN};

use crate::project;

/// A file that goes when it is dropped.
#[derive(Debug)]
pub struct TemporaryFile(PathBuf);

impl TemporaryFile {
    /// An empty file of a name that no other has.
    pub fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let folder = project::target().join("files");
        fs::create_dir_all(&folder)
            .unwrap_or_else(|error| panic!("{} cannot be created: {error}", folder.display()));
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let file = Self(folder.join(format!("{}-{number}", std::process::id())));
        file.write(b"");
        file
    }

    /// A file of that length that takes no room on the disk: all its bytes are
    /// 0.
    pub fn sparse(length: u64) -> Self {
        let file = Self::new();
        File::options()
            .write(true)
            .open(file.path())
            .and_then(|opened| opened.set_len(length))
            .unwrap_or_else(|error| panic!("a sparse file of {length} bytes: {error}"));
        file
    }

    /// Gives its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Opens it, to be read and written.
    fn opened(&self) -> File {
        let opened = File::options().read(true).write(true).open(&self.0);
        opened.expect("it was written before")
    }

    /// Replaces what it holds.
    pub fn write(&self, bytes: &[u8]) {
        fs::write(&self.0, bytes)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", self.0.display()));
    }
}

impl Default for TemporaryFile {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // A test may have taken it away.
        let _ = fs::remove_file(&self.0);
    }
}

/// A folder that goes, with all that is in it, when it is dropped.
#[derive(Debug)]
pub struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// An empty folder of that name.
    pub fn new(name: &str) -> Self {
        let folder = project::target()
            .join("files")
            .join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)
            .unwrap_or_else(|error| panic!("{} cannot be created: {error}", folder.display()));
        Self(folder)
    }

    /// Gives its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it and gives the file's path.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
        path
    }

    /// Writes a script in it, which can be run, and gives the script's path.
    #[cfg(unix)]
    pub fn script(&self, name: &str, commands: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.write(name, format!("#!/bin/sh\n{commands}\n"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the file is there");
        path
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // A test that failed may have left it half made.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The most bytes of a generated file that are written at once, unless its pattern
/// has more.
const BLOCK: usize = 1 << 20;

/// The file that a run has opened.
pub(crate) struct RunFile {
    bytes: Bytes,
    length: u64,
}

enum Bytes {
    /// A test's own file is opened anew for each read, so that what happens to it
    /// meanwhile shows.
    Own(PathBuf),
    /// Nothing happens to a generated one, and there are many reads, mostly small
    /// ones side by side.
    Generated {
        file: BufReader<File>,
        /// The offset that is read next.
        next: u64,
        _temporary: TemporaryFile,
    },
}

impl RunFile {
    /// A file of the test's own.
    pub(crate) fn own(path: PathBuf) -> Result<Self, FileFault> {
        let length = fs::metadata(&path).map_err(|error| fault(&error))?.len();
        Ok(Self {
            bytes: Bytes::Own(path),
            length,
        })
    }

    /// A file that repeats the pattern to the length, written to the disk.
    pub(crate) fn generated(pattern: &[u8], length: f64) -> Self {
        let temporary = TemporaryFile::new();
        let mut file = temporary.opened();
        let length = whole(length);
        let block = pattern.repeat(BLOCK.div_ceil(pattern.len().max(1)));
        let mut left = usize::try_from(length).expect("a generated file is small");
        while left > 0 && !block.is_empty() {
            let part = &block[..left.min(block.len())];
            file.write_all(part).expect("the disk has room");
            left -= part.len();
        }
        file.rewind().expect("it was written");
        Self {
            bytes: Bytes::Generated {
                file: BufReader::new(file),
                next: 0,
                _temporary: temporary,
            },
            length,
        }
    }

    /// Its length in bytes when it was opened.
    pub(crate) fn length(&self) -> f64 {
        self.length as f64
    }

    /// Fills the buffer with what it has from the offset on, and gives how many
    /// bytes: fewer than the buffer holds only at the end.
    pub(crate) fn read(&mut self, offset: f64, buffer: &mut [u8]) -> Result<usize, FileFault> {
        let offset = whole(offset);
        let read = match &mut self.bytes {
            Bytes::Own(path) => File::open(path).and_then(|mut file| {
                file.seek(SeekFrom::Start(offset))?;
                fill(buffer, file)
            }),
            Bytes::Generated { file, next, .. } => file
                .seek_relative(offset.cast_signed() - next.cast_signed())
                .and_then(|()| fill(buffer, file))
                .inspect(|count| *next = offset + *count as u64),
        };
        read.map_err(|error| fault(&error))
    }
}

/// The file that a run writes, always a real one.
pub(crate) struct OutputFile {
    file: BufWriter<File>,
    /// The offset that is written next.
    next: u64,
    _temporary: TemporaryFile,
}

impl OutputFile {
    /// An empty file.
    pub(crate) fn create() -> Self {
        let temporary = TemporaryFile::new();
        Self {
            file: BufWriter::new(temporary.opened()),
            next: 0,
            _temporary: temporary,
        }
    }

    /// Cuts it, or continues it with zeros.
    pub(crate) fn set_len(&mut self, length: f64) -> Result<(), FileFault> {
        if length > MOST_WRITTEN as f64 {
            return Err(FileFault::Full);
        }
        let file = self.written();
        file.set_len(whole(length)).expect("the disk has room");
        Ok(())
    }

    /// Writes the bytes at the offset.
    pub(crate) fn write(&mut self, offset: f64, bytes: &[u8]) -> Result<(), FileFault> {
        if offset + bytes.len() as f64 > MOST_WRITTEN as f64 {
            return Err(FileFault::Full);
        }
        let offset = whole(offset);
        if offset != self.next {
            let moved = self.file.seek(SeekFrom::Start(offset));
            moved.expect("the disk has room");
        }
        self.file.write_all(bytes).expect("the disk has room");
        self.next = offset + bytes.len() as u64;
        Ok(())
    }

    /// Fills the buffer with what it has from the offset on, and gives how many
    /// bytes: fewer than the buffer holds only at the end.
    pub(crate) fn read(&mut self, offset: f64, buffer: &mut [u8]) -> usize {
        let offset = whole(offset);
        let mut file = self.written();
        let read = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| fill(buffer, file))
            .expect("it is readable");
        self.next = offset + read as u64;
        read
    }

    /// The file, to which nothing is still to be written.
    fn written(&mut self) -> &File {
        self.file.flush().expect("the disk has room");
        self.file.get_ref()
    }
}

/// Reads until the buffer is full or the file ends, and gives how many bytes.
fn fill(buffer: &mut [u8], mut file: impl Read) -> std::io::Result<usize> {
    let mut count = 0;
    while count < buffer.len() {
        match file.read(&mut buffer[count..]) {
            Ok(0) => break,
            Ok(read) => count += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

fn fault(error: &std::io::Error) -> FileFault {
    if error.kind() == ErrorKind::NotFound {
        FileFault::Missing
    } else {
        FileFault::Unreadable
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths and offsets are whole and below 2^53"
)]
fn whole(number: f64) -> u64 {
    assert!(number >= 0.0 && number.fract() == 0.0, "{number}");
    number as u64
}
