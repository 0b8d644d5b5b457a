//! Which tags are those of languages: `2024-03-05.es.md` is a translation, `2024-03-05.raw.md` is not.

/// Codes of two letters (ISO 639-1).
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj \
    kk kl km kn ko kr ks ku kv kw \
    ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
    pl ps pt qu rm rn ro ru rw sa \
    sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo \
    wa wo xh yi yo za zh zu";

/// Codes of three letters (ISO 639-3) of languages that have none of two and in which notices are published. Many
/// others are words that people put into names of files, such as `raw`, `old` and `bak`.
const THREE: &str = "ace ady apc ast bal bem ceb chr chk ckb cmn csb dak din doi dsb fil frp fur gil gsw hak haw hil \
    hmn hsb ilo inh kab kac kar kas \
    kea kmr kok kos ksw lad lez lkt lus mad mah mai mam men mni mnw moh mus nan nap nds nso nus pag pam pap pau pon \
    prs quc rar rhg rom sah sat scn \
    sco shi shn skr smn sma smj sms srn syr szl tem tet tig tkl tpi tsn tum tvl tzm vec war wuu yap yua yue zgh zza";

/// Whether the language of a tag is one that people write in.
pub fn is_language(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or("");
    let known = |codes: &str| codes.split_whitespace().any(|code| code == language);
    (known(TWO) || known(THREE)) && tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn words_in_names_of_files_are_no_languages() {
        assert!(["en", "es", "pt-BR", "zh-Hant", "fil", "hmn", "haw"].into_iter().all(is_language));
        assert!(!["raw", "old", "bak", "tmp", "new", "v2", "sp", "min", "org", "es-"].into_iter().any(is_language));
    }
}
