//! Reads a QR code that is drawn without a fault, so none is corrected: versions
//! 1 to 6 at level M, in bytes. It knows ISO/IEC 18004 and nothing of what draws.

/// How many blocks the data of each version is in, and how many bytes each has.
const BLOCKS: [(usize, usize); 6] = [(1, 16), (1, 28), (1, 44), (2, 32), (2, 43), (4, 27)];

/// The dark modules of an SVG path of rectangles that are 1 high, without the
/// quiet zone.
pub fn modules(side: usize, path: &str) -> Vec<Vec<bool>> {
    const QUIET: usize = 4;
    let inner = side - 2 * QUIET;
    let mut dark = vec![vec![false; inner]; inner];
    for piece in path.split('M').skip(1) {
        let numbers: Vec<usize> = piece
            .split(|c: char| !c.is_ascii_digit())
            .filter(|it| !it.is_empty())
            .map(|it| it.parse().expect("it is a number"))
            .collect();
        let [x, y, width, ..] = numbers[..] else {
            panic!("{piece} is no rectangle");
        };
        dark[y - QUIET][x - QUIET..][..width].fill(true);
    }
    dark
}

/// The string in the code.
pub fn read(dark: &[Vec<bool>]) -> String {
    let size = dark.len();
    let version = (size - 17) / 4;
    let format = format(dark);
    assert_eq!(format >> 3, 0b00, "its level is M");
    let bits = zigzag(dark, version, format & 0b111);
    let bytes: Vec<u8> = bits
        .chunks_exact(8)
        .map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit)))
        .collect();
    // The blocks' bytes come in turns.
    let (blocks, each) = BLOCKS[version - 1];
    let data: Vec<u8> = (0..blocks)
        .flat_map(|block| (0..each).map(move |at| at * blocks + block))
        .map(|at| bytes[at])
        .collect();
    // Four bits say that bytes follow, eight how many.
    assert_eq!(data[0] >> 4, 0b0100, "its mode is bytes");
    let nibbles = |at: usize| data[at] << 4 | data[at + 1] >> 4;
    let length = usize::from(nibbles(0));
    let text: Vec<u8> = (1..=length).map(nibbles).collect();
    String::from_utf8(text).expect("it is text")
}

/// The level and the mask, beside the upper left finder.
fn format(dark: &[Vec<bool>]) -> usize {
    let bits = [0, 1, 2, 3, 4].map(|x| dark[8][x]);
    let bits = bits.iter().fold(0, |all, bit| all << 1 | usize::from(*bit));
    bits ^ 0b10101
}

/// The bits of the data, unmasked, two columns at a time from the right.
fn zigzag(dark: &[Vec<bool>], version: usize, mask: usize) -> Vec<bool> {
    let size = dark.len();
    let mut bits = Vec::new();
    let mut right = size - 1;
    let mut up = true;
    loop {
        for step in 0..size {
            let y = if up { size - 1 - step } else { step };
            for x in [right, right - 1] {
                if !is_fixed(size, version, x, y) {
                    bits.push(dark[y][x] != masked(mask, x, y));
                }
            }
        }
        if right < 2 {
            return bits;
        }
        up = !up;
        right -= 2;
        // The column of the timing is none of a pair.
        if right == 6 {
            right = 5;
        }
    }
}

/// True for what is no data: finders with their formats, timing, alignment.
fn is_fixed(size: usize, version: usize, x: usize, y: usize) -> bool {
    let far = size - 8;
    let finders = x < 9 && (y < 9 || y >= far) || x >= far && y < 9;
    let center = size - 7;
    let aligns = version > 1 && x.abs_diff(center) <= 2 && y.abs_diff(center) <= 2;
    finders || x == 6 || y == 6 || aligns
}

fn masked(mask: usize, x: usize, y: usize) -> bool {
    let value = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => x * y % 2 + x * y % 3,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    };
    value == 0
}
