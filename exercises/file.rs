//! The file that a variant reads. It is used as `std::fs::File` is; where its
//! bytes are, a person's disk or a generated file, is the host's matter.

use std::cell::Cell;
use std::fmt;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::sync::OnceLock;

use protocol::{Failure, FailureKind, FileFault, text};

use crate::findings::{Numbers, cell};

/// A file that an exercise brings along: a pattern, repeated to a length. It
/// is never in memory as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The bytes that repeat. Empty only for an empty file.
    pub pattern: Vec<u8>,
    /// The file's length in bytes; it may end within the pattern.
    pub length: u64,
}

impl Generated {
    /// Copies what the file has at `offset`, and says how much that is: less
    /// than the buffer holds at the end of the file, 0 from there on.
    pub fn read_at(&self, buffer: &mut [u8], offset: u64) -> usize {
        let left = self.length.saturating_sub(offset);
        let count = usize::try_from(left).unwrap_or(usize::MAX);
        let count = count.min(buffer.len());
        let period = self.pattern.len() as u64;
        if period == 0 {
            return 0;
        }
        // Below the pattern's own length, which is a usize.
        let start = usize::try_from(offset % period).unwrap_or(0);
        let buffer = &mut buffer[..count];
        let turned = self.pattern[start..].iter().chain(&self.pattern);
        for (byte, &due) in
            buffer.iter_mut().zip(turned).take(self.pattern.len())
        {
            *byte = due;
        }
        // What is there is whole patterns, and doubles.
        let mut filled = self.pattern.len();
        while filled < count {
            let more = filled.min(count - filled);
            buffer.copy_within(..more, filled);
            filled += more;
        }
        count
    }
}

/// The host's functions that reach files, since a sandbox has none of its own.
/// A negative number is the code of a [`FileFault`].
#[derive(Clone, Copy)]
pub struct Host {
    /// Opens the file that the person gave, or else one that repeats the
    /// pattern to the length, and gives its length.
    pub open: fn(pattern: &[u8], length: f64) -> f64,
    /// Copies what the file has at the offset and gives how many bytes: fewer
    /// than the buffer holds only at the end of the file.
    pub read: fn(offset: f64, buffer: &mut [u8]) -> i32,
}

static HOST: OnceLock<Host> = OnceLock::new();

/// Reaches files through the host from now on. Without one, every file is the
/// generated one.
pub fn reach_through(host: Host) {
    // Set twice only by one who sets the same.
    let _ = HOST.set(host);
}

/// The reads of files, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The number of reads, each of as many bytes as its buffer holds.
    pub calls: u64,
    /// The bytes of all of them.
    pub bytes: u64,
}

/// A read of a file in chunks gets at least so many bytes on average, or a
/// chunk.
const FAIR_READ: u64 = 4 << 10;

impl Reads {
    /// Says what was left out by a program that has to go through a file of
    /// that length in chunks: some of its bytes, or the chunks. `what` is the
    /// word for the file.
    pub fn left_out(
        self,
        what: &str,
        length: u64,
        chunk: usize,
    ) -> Option<String> {
        let unread = length.saturating_sub(self.bytes);
        if unread > 0 {
            let [unread, length] = [unread, length].map(text::grouped);
            return Some(format!(
                "{unread} of the {length} bytes of the {what} were never read"
            ));
        }
        let enough = length.div_ceil(FAIR_READ.min(chunk as u64));
        (self.calls > 4 * enough + 16).then(|| {
            let [calls, enough] = [self.calls, enough].map(text::grouped);
            format!(
                "the {what} was read in {calls} portions, and {enough} are \
                 enough: read a chunk of `case.chunk` bytes at a time, or put \
                 a `BufReader` around the file"
            )
        })
    }

    /// A table that begins with the reads and their bytes.
    pub fn table(self) -> Numbers<1> {
        Numbers::new("what", ["number"])
            .row("reads", [cell(self.calls)])
            .row("bytes read", [cell(self.bytes)])
    }
}

thread_local! {
    static READS: Cell<Reads> = const { Cell::new(Reads { calls: 0, bytes: 0 }) };
}

/// Begins to count what is read of files.
pub fn count_from_now() {
    READS.set(Reads::default());
}

/// Gives what was read of files since the count began, however many times one of
/// them was opened.
pub fn reads() -> Reads {
    READS.get()
}

/// A file open for reading, with the methods of `std::fs::File` and of its
/// `FileExt`.
pub struct File {
    source: Source,
    length: u64,
    position: u64,
}

/// An offset past the end of every file of a host: as an `f64` it would not be
/// exact, and some systems refuse to seek there.
const NO_FILE_REACHES: u64 = 1 << 53;

enum Source {
    Host(Host),
    Generated(Generated),
}

impl File {
    /// Opens the case's file, which is the person's own if they gave one.
    pub fn open(case: &Generated) -> io::Result<Self> {
        let Some(host) = HOST.get() else {
            return Ok(Self {
                source: Source::Generated(case.clone()),
                length: case.length,
                position: 0,
            });
        };
        let length = (host.open)(&case.pattern, case.length as f64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number below 2^53, or a small code"
        )]
        if length < 0.0 {
            Err(error(length as i32))
        } else {
            Ok(Self {
                source: Source::Host(*host),
                length: length as u64,
                position: 0,
            })
        }
    }

    /// The length in bytes when it was opened: `metadata()?.len()` of a
    /// `std::fs::File`.
    #[expect(clippy::len_without_is_empty, reason = "std's has none either")]
    pub fn len(&self) -> u64 {
        self.length
    }

    /// Reads at an offset without moving the position, and says how many
    /// bytes: 0 only at the end of the file or for an empty buffer.
    pub fn read_at(
        &self,
        buffer: &mut [u8],
        offset: u64,
    ) -> io::Result<usize> {
        let count = match &self.source {
            Source::Generated(file) => file.read_at(buffer, offset),
            Source::Host(_) if offset >= NO_FILE_REACHES => 0,
            Source::Host(host) => {
                let code = (host.read)(offset as f64, buffer);
                usize::try_from(code).map_err(|_| error(code))?
            }
        };
        let Reads { calls, bytes } = READS.get();
        READS.set(Reads { calls: calls + 1, bytes: bytes + count as u64 });
        Ok(count)
    }

    /// Fills the whole buffer from an offset, without moving the position. A
    /// file that ends before is an error of the kind `UnexpectedEof`.
    pub fn read_exact_at(
        &self,
        mut buffer: &mut [u8],
        mut offset: u64,
    ) -> io::Result<()> {
        while !buffer.is_empty() {
            let count = self.read_at(buffer, offset)?;
            if count == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            buffer = &mut buffer[count..];
            offset += count as u64;
        }
        Ok(())
    }
}

impl Read for File {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.read_at(buffer, self.position)?;
        self.position += count as u64;
        Ok(count)
    }

    /// As that of `std::fs::File`, makes room for the rest of the file at
    /// once, and fails if there is none.
    fn read_to_end(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let left = self.length.saturating_sub(self.position);
        let count = usize::try_from(left)
            .map_err(|_| io::Error::from(ErrorKind::OutOfMemory))?;
        bytes.try_reserve_exact(count)?;
        let before = bytes.len();
        bytes.resize(before + count, 0);
        self.read_exact(&mut bytes[before..])?;
        Ok(count)
    }
}

impl Seek for File {
    /// As that of `std::fs::File`, takes a position behind the end, and fails
    /// for one before the beginning.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = position.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Gives the error that a program gets for a code of the host.
fn error(code: i32) -> io::Error {
    kind(FileFault::of(code)).into()
}

/// Gives the kind of error that a program gets for a fault of the host.
pub(crate) fn kind(fault: FileFault) -> ErrorKind {
    match fault {
        FileFault::Missing => ErrorKind::NotFound,
        FileFault::Unreadable => ErrorKind::PermissionDenied,
        FileFault::Full => ErrorKind::StorageFull,
        FileFault::Lost => ErrorKind::NotConnected,
    }
}

/// The answer of a variant that reads a file, or why it could not. It shows
/// as its value, and two that failed are not equal.
pub struct FromFile<A>(pub io::Result<A>);

impl<A> From<io::Result<A>> for FromFile<A> {
    fn from(result: io::Result<A>) -> Self {
        Self(result)
    }
}

impl<A> FromFile<A> {
    /// The reason for which there is no answer, in words, if so.
    pub fn failure(&self) -> Option<Failure> {
        let error = self.0.as_ref().err()?;
        let unreadable = FailureKind::FileUnreadable;
        let (kind, message) = match error.kind() {
            ErrorKind::OutOfMemory => (
                FailureKind::OutOfMemory,
                "It asked for more bytes than its memory can have. Read less of \
                 the file at once",
            ),
            ErrorKind::NotFound => (
                unreadable,
                "The file is no longer where it was. Choose it again",
            ),
            ErrorKind::UnexpectedEof => (
                unreadable,
                "The file ended before the bytes that were asked for. Ask for \
                 no more than it has; if it was cut meanwhile, choose it again",
            ),
            ErrorKind::PermissionDenied => (
                unreadable,
                "The file was changed after it was chosen, or may not be \
                 read. Choose it again",
            ),
            // Not an enum of ours: what else a variant may make of a file.
            _ => {
                let message = format!("{error}. Choose another file");
                return Some(Failure::new(unreadable, message));
            }
        };
        Some(Failure::new(kind, message))
    }
}

impl<A: PartialEq> PartialEq for FromFile<A> {
    fn eq(&self, other: &Self) -> bool {
        matches!((&self.0, &other.0), (Ok(one), Ok(two)) if one == two)
    }
}

impl<A: fmt::Display> fmt::Display for FromFile<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(answer) => answer.fmt(f),
            Err(error) => error.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(length: u64) -> Generated {
        Generated { pattern: b"0123456789".to_vec(), length }
    }

    #[test]
    fn every_part_of_a_generated_file_is_that_of_the_whole() {
        for length in [0, 1, 9, 10, 11, 35] {
            let file = File::open(&digits(length)).expect("it opens");
            let whole: Vec<u8> =
                (0..length).map(|at| b'0' + (at % 10) as u8).collect();
            for offset in 0..=whole.len() + 2 {
                for room in 0..40 {
                    let mut buffer = vec![b'?'; room];
                    let count = file
                        .read_at(&mut buffer, offset as u64)
                        .expect("it is readable");
                    let from = &whole[offset.min(whole.len())..];
                    assert_eq!(count, room.min(from.len()));
                    assert_eq!(buffer[..count], from[..count]);
                    assert!(buffer[count..].iter().all(|byte| *byte == b'?'));
                }
            }
        }
    }

    #[test]
    fn reading_moves_on_and_reading_at_an_offset_does_not() {
        let mut file = File::open(&digits(25)).expect("it opens");
        let mut buffer = [0; 5];
        file.read_exact(&mut buffer).expect("there are five");
        file.read_exact_at(&mut buffer, 12).expect("there are five");
        assert_eq!(&buffer, b"23456");
        let mut rest = b"rest: ".to_vec();
        assert_eq!(file.read_to_end(&mut rest).expect("it is readable"), 20);
        assert_eq!(rest, b"rest: 56789012345678901234");
        assert_eq!(file.read(&mut buffer).expect("the end is no error"), 0);
        assert_eq!(file.len(), 25);
    }

    #[test]
    fn a_position_can_be_sought_from_the_start_the_end_or_itself() {
        let mut file = File::open(&digits(25)).expect("it opens");
        let mut buffer = [0; 5];
        for (to, position, found) in [
            (SeekFrom::Start(12), 12, "23456"),
            (SeekFrom::Current(-3), 14, "45678"),
            (SeekFrom::End(-6), 19, "90123"),
            (SeekFrom::Current(-24), 0, "01234"),
        ] {
            assert_eq!(file.seek(to).expect("it is there"), position);
            file.read_exact(&mut buffer).expect("there are five");
            assert_eq!(buffer, found.as_bytes(), "{to:?}");
        }
        let before = file.seek(SeekFrom::Current(-6)).expect_err("before 0");
        assert_eq!(before.kind(), ErrorKind::InvalidInput);
        assert_eq!(file.stream_position().expect("it stayed"), 5);
        assert_eq!(file.seek(SeekFrom::End(3)).expect("it is no error"), 28);
        assert_eq!(file.read(&mut buffer).expect("nor is the end"), 0);
    }

    #[test]
    fn what_was_read_is_counted_over_all_files() {
        count_from_now();
        let file = File::open(&digits(25)).expect("it opens");
        let mut buffer = [0; 10];
        file.read_at(&mut buffer, 20).expect("there are five");
        assert_eq!(reads(), Reads { calls: 1, bytes: 5 });
        let mut file = File::open(&digits(25)).expect("it opens");
        file.read_exact(&mut buffer).expect("there are ten");
        assert_eq!(reads(), Reads { calls: 2, bytes: 15 });
        count_from_now();
        assert_eq!(reads(), Reads::default());
    }

    #[test]
    fn to_read_past_the_end_is_an_error() {
        let file = File::open(&digits(100)).expect("it opens");
        for (offset, room) in [(91, 10), (100, 1), (u64::MAX - 9, 10)] {
            let mut buffer = vec![0; room];
            let error = file.read_exact_at(&mut buffer, offset);
            let error = error.expect_err("the file ends before");
            assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
        }
        assert!(file.read_exact_at(&mut [], 200).is_ok());
    }

    #[test]
    fn a_failure_names_its_cause() {
        let failure = |error: io::Error| {
            FromFile::<u8>(Err(error)).failure().expect("it failed")
        };
        let code = |fault: FileFault| failure(error(fault.code()));
        let missing = code(FileFault::Missing);
        assert_eq!(missing.kind, FailureKind::FileUnreadable);
        assert!(missing.message.contains("no longer where it was"));
        assert!(code(FileFault::Unreadable).message.contains("changed"));
        let memory = failure(ErrorKind::OutOfMemory.into());
        assert_eq!(memory.kind, FailureKind::OutOfMemory);
        let other = failure(io::Error::other("line 7 is no number"));
        assert!(other.message.starts_with("line 7 is no number."));
        assert!(FromFile(Ok(1)).failure().is_none());
    }

    #[test]
    fn answers_that_failed_are_never_equal() {
        let failed = || FromFile::<u8>(Err(ErrorKind::NotFound.into()));
        assert!(FromFile(Ok(1)) == FromFile(Ok(1)));
        assert!(FromFile(Ok(1)) != FromFile(Ok(2)));
        assert!(FromFile(Ok(1)) != failed());
        assert!(failed() != failed());
    }
}
