//! The file that a variant writes. It is used as a `std::fs::File` is that was
//! opened by `File::create`: it takes bytes and gives none back. Only the
//! harness reads it, after the run. Its bytes are the host's matter, and not
//! the program's memory.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::sync::OnceLock;

use protocol::{Failure, FailureKind, FileFault, MOST_WRITTEN, text};

use crate::file::{FromFile, kind};
use crate::findings::{Numbers, cell};

/// The host's functions that reach the one file that a run writes. A negative
/// number is the code of a [`FileFault`].
#[derive(Clone, Copy)]
pub struct Host {
    /// Makes an empty file, in place of the one before.
    pub create: fn() -> i32,
    /// Cuts the file, or continues it with zeros.
    pub set_len: fn(length: f64) -> i32,
    /// Writes bytes at an offset, and gives how many.
    pub write: fn(offset: f64, bytes: &[u8]) -> i32,
    /// Copies what the file has at the offset, and gives how many bytes: fewer
    /// than the buffer holds only at the end of the file.
    pub read: fn(offset: f64, buffer: &mut [u8]) -> i32,
}

static HOST: OnceLock<Host> = OnceLock::new();

/// Reaches the file through the host from now on. Without one, it is a list in
/// memory.
pub fn reach_through(host: Host) {
    // Set twice only by one who sets the same.
    let _ = HOST.set(host);
}

/// The writes to files, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Writes {
    /// The number of writes.
    pub calls: u64,
    /// The bytes of all of them.
    pub bytes: u64,
}

impl Writes {
    /// A table that begins with the writes and their bytes.
    pub fn table(self) -> Numbers<1> {
        Numbers::new("what", ["number"])
            .row("writes", [cell(self.calls)])
            .row("bytes written", [cell(self.bytes)])
    }
}

thread_local! {
    static WRITES: Cell<Writes> = const { Cell::new(Writes { calls: 0, bytes: 0 }) };
    /// The last reason for which the host took no bytes.
    static FAULT: Cell<Option<FileFault>> = const { Cell::new(None) };
}

/// Begins to count what is written to files.
pub fn count_from_now() {
    WRITES.set(Writes::default());
    FAULT.set(None);
}

/// Gives what was written to files since the count began.
pub fn writes() -> Writes {
    WRITES.get()
}

/// A file open for writing, with the methods of `std::fs::File` and of its
/// `FileExt`.
pub struct OutputFile {
    kept: Kept,
    length: Cell<u64>,
    position: u64,
}

enum Kept {
    Host(Host),
    Memory(RefCell<Vec<u8>>),
}

/// The bytes that are read back at a time: a multiple of eight.
const PORTION: usize = 32 << 10;

impl OutputFile {
    /// An empty file. A run has one: it takes the place of the one before.
    pub fn create() -> io::Result<Self> {
        let kept = match HOST.get() {
            Some(host) => {
                checked((host.create)())?;
                Kept::Host(*host)
            }
            None => Kept::Memory(RefCell::default()),
        };
        Ok(Self { kept, length: Cell::new(0), position: 0 })
    }

    /// Gives the file so many bytes: it is cut, or continued with zeros.
    pub fn set_len(&self, length: u64) -> io::Result<()> {
        match &self.kept {
            // An `f64` has each number up to the limit, and far beyond.
            Kept::Host(host) => checked((host.set_len)(length as f64))?,
            Kept::Memory(bytes) => {
                bytes.borrow_mut().resize(within(length)?, 0);
                0
            }
        };
        self.length.set(length);
        Ok(())
    }

    /// Writes at an offset without moving the position, and says how many
    /// bytes. A file that ends before the offset is continued with zeros.
    pub fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        let count = match &self.kept {
            _ if bytes.is_empty() => 0,
            Kept::Host(host) => checked((host.write)(offset as f64, bytes))?,
            Kept::Memory(kept) => {
                let end = within(offset.saturating_add(bytes.len() as u64))?;
                let mut kept = kept.borrow_mut();
                if kept.len() < end {
                    kept.resize(end, 0);
                }
                kept[end - bytes.len()..end].copy_from_slice(bytes);
                bytes.len()
            }
        };
        let Writes { calls, bytes } = WRITES.get();
        WRITES.set(Writes { calls: calls + 1, bytes: bytes + count as u64 });
        if count > 0 {
            let end = offset + count as u64;
            self.length.set(self.length.get().max(end));
        }
        Ok(count)
    }

    /// Writes all of the bytes at an offset, without moving the position.
    pub fn write_all_at(
        &self,
        mut bytes: &[u8],
        mut offset: u64,
    ) -> io::Result<()> {
        while !bytes.is_empty() {
            let count = self.write_at(bytes, offset)?;
            if count == 0 {
                return Err(ErrorKind::WriteZero.into());
            }
            bytes = &bytes[count..];
            offset += count as u64;
        }
        Ok(())
    }

    /// Hands over what the file holds, portion by portion. All but the last
    /// have the same length.
    pub(crate) fn read_back(
        &self,
        mut take: impl FnMut(&[u8]),
    ) -> io::Result<()> {
        let mut buffer = vec![0; PORTION];
        let mut offset = 0;
        loop {
            let count = match &self.kept {
                Kept::Host(host) => {
                    checked((host.read)(offset as f64, &mut buffer))?
                }
                Kept::Memory(bytes) => {
                    let bytes = bytes.borrow();
                    // Below the list's own length, which is a usize.
                    let from = usize::try_from(offset).unwrap_or(usize::MAX);
                    let left = bytes.get(from..).unwrap_or_default();
                    let count = left.len().min(PORTION);
                    buffer[..count].copy_from_slice(&left[..count]);
                    count
                }
            };
            if count > 0 {
                take(&buffer[..count]);
            }
            offset += count as u64;
            if count < PORTION {
                return Ok(());
            }
        }
    }

    /// The length of what was read back, how many of its bytes are not zero,
    /// and a number made of all of them.
    fn digest(&self) -> io::Result<[u64; 3]> {
        let (mut length, mut set, mut digest) = (0, 0, 0_u64);
        self.read_back(|portion| {
            length += portion.len() as u64;
            set += portion.iter().filter(|byte| **byte != 0).count() as u64;
            for eight in portion.chunks(8) {
                let mut number = [0; 8];
                number[..eight.len()].copy_from_slice(eight);
                digest ^= u64::from_le_bytes(number);
                // The prime of the hash FNV-1a.
                digest = digest.wrapping_mul(0x0100_0000_01B3);
                digest ^= digest >> 32;
            }
        })?;
        Ok([length, set, digest])
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.write_at(bytes, self.position)?;
        self.position += count as u64;
        Ok(count)
    }

    /// Does nothing, as that of `std::fs::File`: no bytes wait.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for OutputFile {
    /// As that of `std::fs::File`, takes a position behind the end, and fails
    /// for one before the beginning.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let length = self.length.get();
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(by) => length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = position.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Two are equal if they hold the same bytes, and both can be read back.
impl PartialEq for OutputFile {
    fn eq(&self, other: &Self) -> bool {
        matches!(
            (self.digest(), other.digest()),
            (Ok(one), Ok(two)) if one == two
        )
    }
}

impl fmt::Display for OutputFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digest() {
            Ok([length, set, digest]) => write!(
                f,
                "a file of {} bytes, {} of them not zero, with the digest \
                 {digest:016x}",
                text::grouped(length),
                text::grouped(set)
            ),
            Err(error) => error.fmt(f),
        }
    }
}

/// The number that a host gave, or the error that a program gets for its code.
fn checked(code: i32) -> io::Result<usize> {
    usize::try_from(code).map_err(|_| error(FileFault::of(code)))
}

/// A length that a file in memory may have.
fn within(length: u64) -> io::Result<usize> {
    let length = Some(length).filter(|length| *length <= MOST_WRITTEN);
    length
        .and_then(|length| usize::try_from(length).ok())
        .ok_or_else(|| error(FileFault::Full))
}

fn error(fault: FileFault) -> io::Error {
    FAULT.set(Some(fault));
    kind(fault).into()
}

impl FromFile<OutputFile> {
    /// The reason for which there is no file that is whole, in words, if so.
    /// A program that went on after an error of the host has none either.
    pub fn unwritten(&self) -> Option<Failure> {
        let error = match &self.0 {
            Ok(file) => file.digest().err(),
            Err(error) => Some(error.kind().into()),
        };
        let message = match FAULT.get() {
            Some(FileFault::Full) => {
                let most = text::binary_unit(MOST_WRITTEN).unwrap_or_default();
                format!(
                    "The file was not written whole: there is no room for \
                     more. A file of a run may have {most}. If yours is \
                     shorter, free some of the disk or of the browser's \
                     storage, then run again"
                )
            }
            Some(FileFault::Lost | FileFault::Missing) => {
                "The file was taken away while it was being written, so it is \
                 not whole. Run again"
                    .to_owned()
            }
            Some(FileFault::Unreadable) => {
                "The file cannot be written or read back here. Run again"
                    .to_owned()
            }
            None => match error?.kind() {
                ErrorKind::WriteZero => {
                    "The file took only a part of the bytes. Run again"
                        .to_owned()
                }
                // Not an enum of ours: what else a version may make of it.
                _ => format!(
                    "The version gave an error in place of a file: {}. See \
                     where it comes from",
                    self.0.as_ref().err()?
                ),
            },
        };
        Some(Failure::new(FailureKind::FileUnwritable, message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(file: &OutputFile) -> Vec<u8> {
        let mut bytes = Vec::new();
        file.read_back(|portion| bytes.extend_from_slice(portion))
            .expect("it is in memory");
        bytes
    }

    fn file() -> OutputFile {
        count_from_now();
        OutputFile::create().expect("it is in memory")
    }

    #[test]
    fn what_is_written_at_an_offset_is_there_and_zeros_before() {
        let file = file();
        file.write_all_at(b"abc", 5).expect("there is room");
        file.write_all_at(b"x", 1).expect("there is room");
        assert_eq!(bytes(&file), b"\0x\0\0\0abc");
        file.set_len(10).expect("there is room");
        assert_eq!(bytes(&file), b"\0x\0\0\0abc\0\0");
        file.set_len(2).expect("less needs none");
        assert_eq!(bytes(&file), b"\0x");
        assert_eq!(writes(), Writes { calls: 2, bytes: 4 });
    }

    #[test]
    fn writing_moves_on_and_writing_at_an_offset_does_not() {
        let mut file = file();
        file.write_all(b"one ").expect("there is room");
        file.write_all_at(b"O", 0).expect("there is room");
        file.write_all(b"two").expect("there is room");
        assert_eq!(bytes(&file), b"One two");
        assert_eq!(file.seek(SeekFrom::End(-3)).expect("it is there"), 4);
        file.write_all(b"T").expect("there is room");
        assert_eq!(file.seek(SeekFrom::Current(4)).expect("no error"), 9);
        file.write_all(b"!").expect("there is room");
        assert_eq!(bytes(&file), b"One Two\0\0!");
        let before = file.seek(SeekFrom::Current(-11)).expect_err("before 0");
        assert_eq!(before.kind(), ErrorKind::InvalidInput);
    }

    #[test]
    fn a_long_file_is_read_back_whole() {
        for length in [0, 1, PORTION - 1, PORTION, PORTION + 1, 3 * PORTION] {
            let file = file();
            let due: Vec<u8> = (0..=250).cycle().take(length).collect();
            file.write_all_at(&due, 0).expect("there is room");
            assert!(bytes(&file) == due, "{length}");
        }
    }

    #[test]
    fn files_are_equal_if_their_bytes_are() {
        let of = |bytes: &[u8]| {
            let file = file();
            file.write_all_at(bytes, 0).expect("there is room");
            file
        };
        assert!(of(b"abc") == of(b"abc"));
        assert!(of(b"abc") != of(b"acb"));
        assert!(of(b"abc") != of(b"abc\0"));
        assert!(of(&[1, 0, 0, 0, 0, 0, 0, 0, 2]) != of(&[2]));
        let shown = of(b"a\0c").to_string();
        let says = "a file of 3 bytes, 2 of them not zero, with";
        assert!(shown.starts_with(says), "{shown}");
    }

    #[test]
    fn a_file_that_took_no_more_is_not_whole() {
        let file = file();
        let full = file.set_len(MOST_WRITTEN + 1).expect_err("too long");
        assert_eq!(full.kind(), ErrorKind::StorageFull);
        // Whether the version hands the error on, or goes on.
        for answer in [Err(full), Ok(file)] {
            let failure = FromFile(answer).unwritten().expect("not whole");
            assert_eq!(failure.kind, FailureKind::FileUnwritable);
            let said = failure.message;
            assert!(said.contains("no room") && said.contains("64"), "{said}");
        }
        let file = self::file();
        let far = file.write_all_at(b"x", u64::MAX).expect_err("too far");
        assert_eq!(far.kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn each_fault_of_the_host_is_named() {
        for (fault, says) in [
            (FileFault::Full, "no room"),
            (FileFault::Lost, "taken away"),
            (FileFault::Missing, "taken away"),
            (FileFault::Unreadable, "cannot be written"),
        ] {
            count_from_now();
            let answer = Err(checked(fault.code()).expect_err("a fault"));
            let failure = FromFile(answer).unwritten().expect("not whole");
            assert!(failure.message.contains(says), "{failure:?}");
        }
        count_from_now();
        let own = FromFile(Err(io::Error::other("line 7 is no number")));
        let failure = own.unwritten().expect("no file");
        assert!(failure.message.contains("line 7 is no number"));
        assert!(FromFile(Ok(file())).unwritten().is_none());
    }
}
