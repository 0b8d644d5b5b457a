//! Pictures that are small as files and large as pixels: refused where they are too large, and written anew one after
//! another where together they would be.

use crate::support::program::{Workshop, huddle};
use crate::support::{Content, SMALLEST_SITE};
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

/// What a build with pictures may take in all, in bytes.
const MOST: u64 = 256 << 20;

/// A PNG of one colour, written row by row.
fn png(width: u32, height: u32, color: png::ColorType, depth: png::BitDepth, profile: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().expect("a head");
    if let Some(profile) = profile {
        writer.write_chunk(png::chunk::iCCP, &[b"a\0\0", profile].concat()).expect("a chunk");
    }
    let mut rows = writer.stream_writer().expect("rows");
    let row = vec![0x66; (color.samples() * depth as usize * width as usize).div_ceil(8)];
    for _ in 0..height {
        rows.write_all(&row).expect("a row");
    }
    rows.finish().expect("an end");
    drop(writer);
    bytes
}

fn workshop(pictures: &[(String, Vec<u8>)]) -> Workshop {
    let workshop = Workshop::new();
    fs::create_dir(workshop.path("content/media")).expect("a folder");
    let mut text = "---\ntitle: Pictures\n---\n".to_owned();
    for (name, bytes) in pictures {
        fs::write(workshop.path(&format!("content/media/{name}")), bytes).expect("a file");
        text.push_str(&format!(
            "\n![A field of one colour](../media/{name}) and [the picture itself](../media/{name})\n"
        ));
    }
    workshop.write("content/pages/pictures.md", &text);
    workshop
}

/// The most memory that a build took, in bytes, and what it said.
#[cfg(target_os = "linux")]
fn peak(workshop: &Workshop) -> (u64, Option<i32>, String) {
    let mut command = huddle();
    command
        .current_dir(workshop.folder.path())
        .args(["build", "--today", crate::support::TODAY])
        .env("RAYON_NUM_THREADS", "8");
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut most = 0;
    // What a process took at most is known as long as it runs.
    let status = loop {
        let reported = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let taken = reported
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        most = most.max(taken.unwrap_or(0) * 1_024);
        if let Some(status) = child.try_wait().expect("it can be asked") {
            break status;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    };
    let reported = std::io::read_to_string(child.stderr.take().expect("it is piped")).expect("text");
    (most, status.code(), reported)
}

#[test]
fn pictures_that_take_too_much_are_refused_from_their_heads() {
    let grey = png::ColorType::Grayscale;
    let cases = [
        (png(8_000, 8_000, grey, png::BitDepth::One, None), "8000 by 8000 pixels; at most 51 million are read"),
        (png(7_000, 7_000, png::ColorType::Rgba, png::BitDepth::Sixteen, None), "(7000 by 7000 pixels) takes"),
        // A chart that is light enough to be shown whole, and far too tall.
        (png(2_000, 25_000, grey, png::BitDepth::One, None), "(2000 by 25000 pixels) takes"),
    ];
    for (bytes, words) in cases {
        let content = Content::new(SMALLEST_SITE)
            .with("pages/about.md", "---\ntitle: About\n---\n![A field of one colour](../media/a.png)\n")
            .with_media("media/a.png", &bytes);
        let reported = content.diags();
        let [diag] = &reported[..] else { panic!("{words}: {reported:?}") };
        assert!(diag.message.contains(words) && diag.help.contains("save it smaller: 2000 pixels"), "{diag:?}");
        assert_eq!(diag.place.file.as_str(), "pages/about.md");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn pictures_of_one_build_share_the_memory() {
    let (color, eight) = (png::ColorType::Rgb, png::BitDepth::Eight);
    // Each is another, or they would be made once.
    let many: Vec<_> =
        (0..3).map(|number| (format!("{number}.png"), png(5_000, 4_000 + number, color, eight, None))).collect();
    let workshop = workshop(&many);
    let (most, code, reported) = peak(&workshop);
    assert_eq!(code, Some(0), "{reported}");
    assert!(most > 50 << 20 && most < MOST, "{most} bytes");
    let published =
        |name: &str| image::open(workshop.path(&format!("public/media/{name}"))).expect("a picture").to_rgb8();
    for (name, _) in &many {
        assert!(published(name).pixels().all(|pixel| pixel.0 == [0x66; 3]), "{name}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_profile_that_unpacks_to_far_more_is_left_out() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..300 {
        packed.write_all(&vec![0; 1 << 20]).expect("memory takes it");
    }
    let profile = packed.finish().expect("memory takes it");
    let bytes = png(300, 200, png::ColorType::Rgb, png::BitDepth::Eight, Some(&profile));
    let workshop = workshop(&[("a.png".to_owned(), bytes)]);
    let (most, code, reported) = peak(&workshop);
    assert_eq!(code, Some(0), "{reported}");
    assert!(most > 0 && most < MOST, "{most} bytes");
}

#[test]
fn a_file_that_is_too_large_for_a_picture_is_not_read() {
    let workshop = workshop(&[("a.jpg".to_owned(), Vec::new())]);
    // Nothing but a length: the disk keeps no block of it.
    let file = fs::File::create(workshop.path("content/media/a.jpg")).expect("a file");
    file.set_len(3_000_000_000).expect("a length");
    let reported = workshop.build().ends_with(1).reported;
    assert!(
        reported.contains("the picture \"a.jpg\" is 3000.0 MB large; at most 40.0 MB are read")
            && reported.contains("save it smaller"),
        "{reported}"
    );
}

#[test]
fn what_is_written_does_not_depend_on_threads() {
    let pictures: Vec<_> = (0..3).map(|number| (1_300 + number, 700)).collect();
    let mut content = Content::new(SMALLEST_SITE);
    let mut text = "---\ntitle: About\n---\n".to_owned();
    for (width, height) in pictures {
        let name = format!("media/{width}.png");
        content = content.with_media(&name, &png(width, height, png::ColorType::Rgba, png::BitDepth::Eight, None));
        text.push_str(&format!("\n![A field of one colour](../{name})\n"));
    }
    let content = content.with("pages/about.md", &text);
    let with = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(|| content.build().files)
    };
    crate::support::assert_same_files(&with(1), &with(8), "8 threads");
}
