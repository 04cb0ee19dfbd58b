//! A log of web requests: generated line by line, or the person's own file in
//! pieces. The bytes for reading it are not counted.

use std::cell::RefCell;
use std::io;

use protocol::random::Random;

use super::file::{File, Generated};

/// The seconds of a day.
pub const SECONDS: u32 = 86_400;

/// The most bytes of a line that are looked at. The rest of a longer one is
/// passed over.
const LONGEST: usize = 8 << 10;

/// The bytes that are read at once.
const PIECE: usize = 256 << 10;

/// A request, as a line of the log says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The address that asked: `203.0.113.7`.
    pub address: &'a str,
    /// The path it asked for, without a query: `/pricing`.
    pub path: &'a str,
    /// The second since the start of 1970, by the log's own clock.
    pub second: u32,
}

impl<'a> Request<'a> {
    /// Reads a line in the Common Log Format, or in the Combined one; none if
    /// it is another.
    pub fn of(line: &'a [u8]) -> Option<Self> {
        let (address, rest) = cut(line, b' ')?;
        let (_, rest) = cut(rest, b'[')?;
        let (time, rest) = cut(rest, b']')?;
        let (_, rest) = cut(rest, b'"')?;
        let (asked, _) = cut(rest, b'"')?;
        let (_, rest) = cut(asked, b' ')?;
        let path = cut(rest, b' ').map_or(rest, |(path, _)| path);
        let path = cut(path, b'?').map_or(path, |(path, _)| path);
        let string = |bytes| std::str::from_utf8(bytes).ok();
        let (address, path) = (string(address)?, string(path)?);
        let is_there = !address.is_empty() && !path.is_empty();
        let second = second(time).filter(|_| is_there)?;
        Some(Self { address, path, second })
    }
}

/// Splits at the first such byte: the bytes before it, and those after it.
fn cut(bytes: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = bytes.iter().position(|byte| *byte == at)?;
    Some((&bytes[..place], &bytes[place + 1..]))
}

const MONTHS: [&[u8; 3]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep",
    b"Oct", b"Nov", b"Dec",
];

/// Reads `22/Nov/2026:13:55:36 +0000`, without the zone.
fn second(time: &[u8]) -> Option<u32> {
    let (day, rest) = cut(time, b'/')?;
    let (month, rest) = cut(rest, b'/')?;
    let (year, rest) = cut(rest, b':')?;
    let (hours, rest) = cut(rest, b':')?;
    let (minutes, rest) = cut(rest, b':')?;
    let seconds = cut(rest, b' ').map_or(rest, |(seconds, _)| seconds);
    let month = MONTHS.iter().position(|name| name[..] == *month)?;
    let year = number(year).filter(|year| (1970..2100).contains(year))?;
    let day = number(day).filter(|day| (1..=31).contains(day))?;
    let below = |bytes, limit| number(bytes).filter(|it| *it < limit);
    let (hours, minutes) = (below(hours, 24)?, below(minutes, 60)?);
    let seconds = below(seconds, 61)?;
    let days = days_before(year, u32::try_from(month).ok()?) + day - 1;
    Some(days * SECONDS + (hours * 60 + minutes) * 60 + seconds)
}

/// A whole number of at most four digits.
fn number(bytes: &[u8]) -> Option<u32> {
    let is_short = (1..=4).contains(&bytes.len());
    let step = |sum: u32, byte: &u8| {
        byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
    };
    bytes.iter().try_fold(0, step).filter(|_| is_short)
}

/// The days from the start of 1970 to a month's, which is counted from 0.
fn days_before(year: u32, month: u32) -> u32 {
    // A year that begins in March has its leap day at its end.
    let (year, month) =
        if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leaps = year / 4 - year / 100 + year / 400;
    year * 365 + leaps + (153 * month + 2) / 5 - 719_468
}

/// A log that can be read more than once.
pub struct Log {
    lines: u64,
    seed: Random,
    /// Stands for the person's own file where they gave none.
    none: Generated,
    /// The room for reading, which is there before anything is counted.
    room: RefCell<Vec<u8>>,
}

impl Log {
    /// The person's own file, or a generated log of so many lines.
    pub fn new(lines: u64, seed: Random) -> Self {
        let none = Generated { pattern: b"\n".to_vec(), length: 0 };
        let room = RefCell::new(vec![0; LONGEST + PIECE]);
        Self { lines, seed, none, room }
    }

    /// The person's own file, if they gave one.
    fn own(&self) -> io::Result<Option<File>> {
        let file = File::open(&self.none)?;
        Ok((file.len() > 0).then_some(file))
    }

    /// Shows every line but empty ones, without its end, and gives the bytes
    /// of all. The log is never in memory as a whole.
    pub fn read(&self, show: &mut dyn FnMut(&[u8])) -> io::Result<u64> {
        let mut room = self.room.borrow_mut();
        match self.own()? {
            Some(file) => {
                in_pieces(&file, &mut room, show)?;
                Ok(file.len())
            }
            None => Ok(self.generated(&mut room, show)),
        }
    }

    fn generated(&self, room: &mut [u8], show: &mut dyn FnMut(&[u8])) -> u64 {
        let mut random = self.seed.clone();
        let (mut burst, mut bytes) = (0, 0);
        for at in 0..self.lines {
            // Once in a thousand lines many come in one second.
            let begun = at - at % 1_000;
            if at == begun {
                burst = at + 40 + random.below(60);
            }
            let place = if at < burst { begun } else { at };
            let second = place * u64::from(SECONDS) / self.lines;
            // A line is written when its request ends, so some come late.
            let late = if random.below(4) == 0 { random.below(20) } else { 0 };
            let second = second.saturating_sub(late);
            let mut line = Pen { room, end: 0 };
            line.address(&mut random);
            line.string(b" - - [22/Nov/2026");
            for part in [second / 3_600, second / 60 % 60, second % 60] {
                line.string(b":");
                line.number(part, 2);
            }
            line.string(b" +0000] \"GET ");
            line.path(drawn(&mut random));
            line.string(b" HTTP/1.1\" 200 ");
            line.number(random.below(100_000), 1);
            let end = line.end;
            bytes += end as u64 + 1;
            show(&room[..end]);
        }
        bytes
    }
}

/// Writes a line into the room, which is far longer than a generated line.
struct Pen<'a> {
    room: &'a mut [u8],
    end: usize,
}

impl Pen<'_> {
    fn string(&mut self, bytes: &[u8]) {
        self.room[self.end..self.end + bytes.len()].copy_from_slice(bytes);
        self.end += bytes.len();
    }

    /// Writes a number with at least so many digits.
    fn number(&mut self, mut number: u64, least: usize) {
        let mut digits = [b'0'; 20];
        let mut start = digits.len();
        while number > 0 {
            start -= 1;
            digits[start] += (number % 10) as u8;
            number /= 10;
        }
        self.string(&digits[start.min(digits.len() - least)..]);
    }

    /// Few addresses ask many times, and many ask once.
    fn address(&mut self, random: &mut Random) {
        let bits = 2 + random.below(23);
        let rank = random.below_u32(1 << bits);
        // Neighbours in rank are no neighbours in the net.
        let address = rank.wrapping_mul(0x9e37_79b1) ^ 0x5bd1_e995;
        for (at, byte) in address.to_be_bytes().into_iter().enumerate() {
            if at > 0 {
                self.string(b".");
            }
            self.number(byte.into(), 1);
        }
    }

    /// Writes a path by its rank.
    fn path(&mut self, rank: u64) {
        let usual = usize::try_from(rank).ok();
        if let Some(path) = usual.and_then(|rank| USUAL.get(rank)) {
            self.string(path.as_bytes());
        } else {
            self.string(b"/articles/");
            self.number(rank, 6);
            self.string(b"/comments");
        }
    }
}

/// The paths that most people ask for.
const USUAL: [&str; 16] = [
    "/",
    "/pricing",
    "/docs",
    "/login",
    "/blog",
    "/docs/install",
    "/about",
    "/search",
    "/contact",
    "/docs/reference",
    "/jobs",
    "/status",
    "/docs/tutorial",
    "/press",
    "/terms",
    "/privacy",
];

/// Draws a path's rank. Every second request is for a usual path, the first of
/// them most; the others are spread over many.
fn drawn(random: &mut Random) -> u64 {
    let usual = USUAL.len() as u64;
    if random.below(2) == 0 {
        let mut rank = 0;
        while random.below(6) != 0 {
            rank = (rank + 1) % usual;
        }
        return rank;
    }
    let bits = 8 + random.below(12);
    usual + random.below(1 << bits)
}

/// Shows the lines of a file that is read piece by piece.
fn in_pieces(
    file: &File,
    room: &mut [u8],
    show: &mut dyn FnMut(&[u8]),
) -> io::Result<()> {
    let mut line = |line: &[u8]| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if !line.is_empty() {
            show(line);
        }
    };
    // The bytes of a line that has not ended, at the start of the room.
    let mut kept = 0;
    let mut offset = 0;
    // True within a line that is too long, whose start was shown.
    let mut over = false;
    loop {
        let count = file.read_at(&mut room[kept..kept + PIECE], offset)?;
        if count == 0 {
            break;
        }
        offset += count as u64;
        let (mut start, end) = (0, kept + count);
        while let Some(length) =
            room[start..end].iter().position(|byte| *byte == b'\n')
        {
            if !over {
                line(&room[start..start + length]);
            }
            over = false;
            start += length + 1;
        }
        kept = end - start;
        if over {
            kept = 0;
        } else if kept > LONGEST {
            line(&room[start..start + LONGEST]);
            (kept, over) = (0, true);
        }
        room.copy_within(start..start + kept, 0);
    }
    if kept > 0 {
        line(&room[..kept]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_either_format_is_read() {
        let line = b"203.0.113.7 - ada [22/Nov/2026:13:55:36 +0000] \"GET \
                     /docs?page=2 HTTP/1.1\" 200 512 \"-\" \"curl\"";
        let request = Request::of(line).expect("it is a request");
        assert_eq!(request.address, "203.0.113.7");
        assert_eq!(request.path, "/docs");
        assert_eq!(request.second, 1_795_355_736);
    }

    #[test]
    fn a_date_is_its_days_since_1970() {
        for (date, days) in [
            ("01/Jan/1970", 0),
            ("28/Feb/1972", 788),
            ("29/Feb/1972", 789),
            ("01/Mar/1972", 790),
            ("01/Jan/2000", 10_957),
            ("01/Mar/2000", 11_017),
            ("24/Nov/2026", 20_781),
        ] {
            let time = format!("{date}:00:00:01 +0100");
            let due = days * SECONDS + 1;
            assert_eq!(second(time.as_bytes()), Some(due), "{date}");
        }
    }

    #[test]
    fn what_is_no_request_is_none() {
        for line in [
            &b""[..],
            b"hello",
            b"1.2.3.4 - - [22/Nov/2026:24:00:00 +0000] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [22/Nov/2026:23:60:00 +0000] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [22/Nov/2026] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [22/Nix/2026:23:00:00 +0000] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [00/Nov/2026:23:00:00 +0000] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [22/Nov/12026:23:00:00 +0000] \"GET / HTTP/1.1\"",
            b" - - [22/Nov/2026:23:00:00 +0000] \"GET / HTTP/1.1\"",
            b"1.2.3.4 - - [22/Nov/2026:23:00:00 +0000] \"GET\"",
            b"1.2.3.4 - - [22/Nov/2026:23:00:00 +0000] -",
            b"1.2.3.4 - - [22/Nov/2026:23:00:00 +0000] \"GET /\xe9 HTTP/1.1\"",
        ] {
            assert_eq!(Request::of(line), None, "{line:?}");
        }
    }

    #[test]
    fn every_generated_line_is_a_request() {
        let log = Log::new(2_000, Random::new(1));
        let mut count = 0;
        let read = log.read(&mut |line| {
            assert!(Request::of(line).is_some(), "{line:?}");
            count += 1;
        });
        assert!(read.is_ok_and(|bytes| bytes > 80 * 2_000) && count == 2_000);
    }

    #[test]
    fn a_file_has_the_same_lines_however_it_is_cut() {
        let long = [b'x'; LONGEST + 10];
        for (pattern, due) in [
            (&b"a\nbc\r\n\n\r\nd"[..], &[&b"a"[..], b"bc", b"d"][..]),
            (b"\n\n", &[]),
            (&[&long[..], b"\nend\n"].concat(), &[&long[..LONGEST], b"end"]),
        ] {
            let generated = Generated {
                pattern: pattern.to_vec(),
                length: pattern.len() as u64,
            };
            let file = File::open(&generated).expect("it is there");
            let mut lines: Vec<Vec<u8>> = Vec::new();
            let mut room = vec![0; LONGEST + PIECE];
            let read =
                in_pieces(&file, &mut room, &mut |it| lines.push(it.to_vec()));
            assert!(read.is_ok());
            let due: Vec<Vec<u8>> = due.iter().map(|it| it.to_vec()).collect();
            // A line within one piece is shown whole, though it is long.
            let cut =
                |line: &Vec<u8>| line[..line.len().min(LONGEST)].to_vec();
            assert_eq!(lines.iter().map(cut).collect::<Vec<_>>(), due);
        }
    }

    #[test]
    fn lines_cross_the_edge_of_a_piece() {
        let generated = Generated {
            pattern: b"0123456789abcde\n".to_vec(),
            length: 1 << 20,
        };
        let generated = Generated {
            pattern: [b"x\n", &generated.pattern[..]].concat(),
            ..generated
        };
        let file = File::open(&generated).expect("it is there");
        let (mut short, mut long) = (0, 0);
        let mut room = vec![0; LONGEST + PIECE];
        let read = in_pieces(&file, &mut room, &mut |line| match line {
            b"x" => short += 1,
            b"0123456789abcde" => long += 1,
            rest => assert!(b"0123456789abcde".starts_with(rest)),
        });
        assert!(read.is_ok());
        assert_eq!((short, long), (58_255, 58_254));
    }
}
