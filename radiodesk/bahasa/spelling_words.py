"""Words that are often written wrongly in Indonesian officialese, and how they are written (KBBI VI, EYD V).

Only words that are none in their wrong form: where both forms mean something (sangsi, komplek), nobody is corrected.
"""


def _forms(table: str) -> dict[str, str]:
    """Wrong to right, from entries `right < wrong wrong ...` between semicolons."""
    entries = (entry.split("<") for entry in table.split(";") if entry.strip())
    return {wrong: right.strip() for right, wrongs in entries for wrong in wrongs.split()}


NON_STANDARD = _forms("""
adang < hadang; advokat < advokad; akta < akte; aktif < aktip; aktivitas < aktifitas aktivitet; ambulans < ambulan;
amendemen < amandemen; analisis < analisa; antre < antri; antrean < antrian; apa pun < apapun; apotek < apotik; asas
< azas; asasi < azasi; atlet < atlit; autentik < otentik; autentikasi < otentikasi; barang bukti < barangbukti;
bekerja sama < bekerjasama; berapa pun < berapapun; berasaskan < berazaskan; beri tahu < beritahu; berisiko <
beresiko; berita < bertia; berkoordinasi < berkordinasi; berkualitas < berkwalitas; bertanggung jawab <
bertanggungjawab; berutang < berhutang; bus < bis; cabai < cabe; cedera < cidera; cendekiawan < cendikiawan; dekret
< dekrit; denda < dedna; desain < disain; detail < detil; di mana pun < dimanapun; diagnosis < diagnosa; dianalisis
< dianalisa; diimbau < dihimbau; diizinkan < diijinkan; dijadwalkan < dijadualkan; dikoordinasi < dikoordinir
dikordinir; dilegalisasi < dilegalisir; dinaikkan < dinaikan; dinasihati < dinasehati; diorganisasi < diorganisir;
dipahami < difahami; dipersilakan < dipersilahkan; dipraktikkan < dipraktekkan; direspons < direspon; diskon <
discount; ditelepon < ditelpon; ditoleransi < ditolerir; ditunjukkan < ditunjukan; diubah < dirubah; efektif <
efektip; efektivitas < efektifitas; eksekutif < eksekutip; ekstrem < ekstrim; ekstremis < ekstrimis; ekuivalen <
ekwivalen; elite < elit; embus < hembus; esai < esay; februari < pebruari; fiktif < fiktip; fondasi < pondasi; foto
< photo poto; frekuensi < frekwensi; gubuk < gubug; hadir < hadri; hadis < hadist; hafal < hapal; hakikat < hakekat;
hakikatnya < hakekatnya; hari < hairi; hierarki < hirarki; hierarkis < hirarkis; hipotesis < hipotesa; hukum <
hokum; ijazah < ijasah; imbau < himbau; imbauan < himbauan; insaf < insyaf; intelijen < intelejen inteligen
intelegen; isap < hisap; istri < isteri; izin < ijin; izinkan < ijinkan; jadwal < jadual; jaksa < jaska; jenazah <
jenasah; jenderal < jendral; jumat < jum'at jum’at; juru bicara < jurubicara; justru < justeru; kaidah < kaedah;
kami < kamii; kampanye < kampaye; kapan pun < kapanpun; kapasitas < kapasitet; karena < karna; karier < karir;
kategori < katagori; ke mana pun < kemanapun; kebaikan < kebaikkan; kedaluwarsa < kadaluarsa kadaluwarsa;
kekhawatiran < kekuatiran kekawatiran; kepala < kepla; kepedulian < keperdulian; kerapian < kerapihan; kerja sama <
kerjasama; ketenteraman < ketentraman; keterampilan < ketrampilan; kewajiban < kuwajiban; khawatir < kuatir hawatir;
khotbah < khutbah; khusyuk < khusuk; kolektif < kolektip; komplet < komplit; komprehensif < komperehensif
komprehensip; konferensi < konperensi konprensi; kongres < konggres; konkret < kongkrit konkrit kongkret; konsekuen
< konsekwen; konsekuensi < konsekwensi; kooperatif < kooperatip; koordinasi < kordinasi; koordinator < kordinator;
kreativitas < kreatifitas; kriminal < kriminil; kriminalitas < kriminalitet; kualifikasi < kwalifikasi; kualitas <
kwalitas kwalitet; kuantitas < kwantitas; kuitansi < kwitansi; lalu lintas < lalulintas; legalisasi < legalisir;
legislatif < legislatip; lembap < lembab; likuidasi < likwidasi; lubang < lobang; maaf < ma'af ma’af; makhluk <
mahluk; mana pun < manapun; manajemen < managemen menejemen management; manajer < menejer manejer; manajerial <
menejerial; mangkuk < mangkok; masjid < mesjid; massal < masal; media < meida; melegalisasi < melegalisir; memahami
< memfahami; memedulikan < mempedulikan; memengaruhi < mempengaruhi; memercayai < mempercayai; memerkosa <
memperkosa; memobilisasi < memobilisir; memotivasi < memotifasi; mempersilakan < mempersilahkan; mempraktikkan <
mempraktekkan mempraktekan; memproklamasikan < memproklamirkan; menaati < mentaati; menaikkan < menaikan; menasihati
< menasehati; mencederai < mencidrai menciderai; mendesain < mendisain; menelantarkan < menterlantarkan; menelepon <
menelpon; menenteramkan < menentramkan; menerjemahkan < menterjemahkan; menganalisis < menganalisa; mengantre <
mengantri; menghafal < menghapal; mengimbau < menghimbau; mengisap < menghisap; mengizinkan < mengijinkan;
mengomunikasikan < mengkomunikasikan; mengondisikan < mengkondisikan; mengonfirmasi < mengkonfirmasi;
mengonsultasikan < mengkonsultasikan; mengonsumsi < mengkonsumsi; mengontrol < mengkontrol; mengoordinasi <
mengkoordinir mengkordinir; mengoordinasikan < mengkordinasikan mengkoordinasikan; mengorganisasi < mengorganisir;
mengubah < merubah; mengubahnya < merubahnya; menoleransi < mentolerir; menunjukkan < menunjukan; menyejahterakan <
mensejahterakan; menyosialisasikan < mensosialisasikan; menyukseskan < mensukseskan; menyurvei < mensurvey
mensurvei; merek < merk; merespons < merespon; metode < metoda; miliar < milyar miliyar; miliaran < milyaran;
mobilisasi < mobilisir; modern < modren; motivasi < motifasi; mulia < mulya; museum < musium; napas < nafas;
narasumber < nara-sumber; nasihat < nasehat; negara < negra; negatif < negatip; negeri < negri; nomor < nomer;
november < nopember; objek < obyek; objektif < obyektif objektip; objektivitas < obyektifitas obyektivitas; olahraga
< olah-raga; orang tua < orangtua; organisasi < organisir; orisinal < orisinil; paham < faham; paspor < pasport;
peduli < perduli; pemahaman < pemfahaman; penasihat < penasehat; pendidikan < pendidikkan; penelantaran <
penterlantaran; penelepon < penelpon; penerjemah < penterjemah; penjadwalan < penjadualan; penyelidikan <
penyelidikkan; penyidikan < penyidikkan; perbaikan < perbaikkan; perizinan < perijinan; persentase < prosentase
prosentasi; persuasif < persuasip; pertanggungjawaban < pertanggung-jawaban; perubahan < perobahan; pihak < fihak;
piutang < pihutang; positif < positip; praktik < praktek; prangko < perangko; preventif < preventip; prinsipiel <
prinsipil; produktif < produktip; produktivitas < produktifitas; prosedur < prosedure; prosedural < prosedurial;
provinsi < propinsi; rabu < rebo; rapi < rapih; rasional < rasionil; regional < regionil; relatif < relatip;
represif < represip; respons < respon; restoratif < restoratip; rezeki < rejeki rizki; rezim < rejim; risiko <
resiko; rumah sakit < rumahsakit; saksama < seksama; saksi < saski; salat < sholat shalat; saraf < syaraf; satu pun
< satupun; saudara < sodara; seizin < seijin; sekadar < sekedar; sekadarnya < sekedarnya; sekretariat < sekertariat;
sekretaris < sekertaris; sensitivitas < sensitifitas; serah terima < serahterima; siapa pun < siapapun; silakan <
silahkan; silaturahmi < silaturrahmi silahturahmi; sintesis < sintesa; sistem < sistim; sistematika < sistimatika;
sistematis < sistimatis; sopir < supir; spiritual < spritual spirituil; standar < standart; standardisasi <
standarisasi standarisir; subjek < subyek; subjektif < subyektif subjektip; sumber daya < sumberdaya; surga < sorga
syurga; survei < survey; sutra < sutera; takhta < tahta; tanda tangan < tandatangan; tanggung jawab < tanggungjawab;
tanya jawab < tanyajawab; tata cara < tatacara; tata tertib < tatatertib; teknik < tehnik; teknis < tehnis; teknisi
< tehnisi; teknologi < tehnologi tehknologi; teladan < tauladan; telanjur < terlanjur; telantar < terlantar; telepon
< telpon tilpon telfon telephon; tenteram < tentram; teoretis < teoritis; terampil < trampil; terima kasih <
terimakasih trimakasih; terjadwal < terjadual; terkoordinasi < terkoordinir; terorganisasi < terorganisir; tindak
lanjut < tindaklanjut; tindak pidana < tindakpidana; toleransi < tolerir; transparansi < transparasi; triliun <
trilyun triliyun; trofi < tropi; trust < truss; uji coba < ujicoba; urine < urin; utang < hutang; varietas <
varitas; waktu < wkatu; warga < wagra; wujud < ujud; yudikatif < yudikatip; yuridis < juridis; yurisdiksi <
jurisdiksi; yurisprudensi < jurisprudensi; zaman < jaman; zina < zinah
""")
"""Spellings that were once usual or are heard so, and loan words in another dress."""

JUMBLED = _forms("""
agustus < agusuts agutus; akhir < akhri; anggaran < angaran anggran; anggota < anggtoa angota; atas < ataas; bahwa <
bahwaa bawha; barang < braang; berita < beirta; berlaku < berlkau; bersama < besrama bersma; bukti < butki; daerah <
dearah daerha; dakwaan < dakwaaan dakawan; dalam < dlaam dalma; dapat < dapta; dengan < denagn dengna dgn; desember
< desmber desembar; dialog < dailog diaolg; diperiksa < dipreiksa; dugaan < dugaaan duggan; efektif < efketif; hakim
< hakm haikm; hukum < hukm huukm hkum; hukuman < hukumna hokuman; informasi < infromasi informsai; institusi <
instiutsi instistusi; intelijen < inetelijen intelijn intlijen inteljien; jadwal < jadwla; jaksa < jkasa; kasus <
ksaus kasuss; kegiatan < kegaitan kegiatna kegitan; kejaksaan < kejaksaaan kejkasaan kejaskaan kejaksan; kepada <
kepda kepaad; kepala < keapla; kepolisian < kepolisan kepoilsian; kerja < kreja; kinerja < kinreja; komunikasi <
kominukasi komuniksi komunkasi; korban < kroban korbna; korupsi < koruspi kurupsi; laporan < laproan laopran; lebih
< lbeih; lembaga < lemabga; maksimal < maksimla; masyarakat < masyrakat masyarkat masayrakat masyarakt masarakat;
melakukan < melakuakn melkukan; memberikan < membreikan memberkan; mencuri < mecnuri; mendapat < mendpaat; menjadi <
menajdi mejadi; menjelaskan < menejlaskan menjelsakan; menyampaikan < meyampaikan menyampiakan; narasumber <
narsumber; narkotika < narkotia narkoktika; negara < neagra; nilai < niali nlai; nomor < nmoor; orang < ornag;
pelaksanaan < pelaksanaaan pelaksaan; pelaku < peluka pelkau; pelayanan < pelayanna pelyanan; pemerintah < pemrintah
pemerinath pemeritah; penegak < pengeak penegka; penegakan < pengeakan penegakkan; pengadilan < pegnadilan
pengadlian; penjara < penajra; penuntut < penutut penunutt; penuntutan < penuntuan; penyidik < penydik penyiidk;
peraturan < peratruan pertauran; perempuan < permepuan; perkara < pekrara perkraa; permohonan < permhonan;
persidangan < persidagnan; pertanyaan < petranyaan pertanyaaan; pidana < pidnaa piadna; program < porgram progam;
publikasi < pubilkasi publiaksi; putusan < putsuan; sebagai < sebgaai sebgai; sehingga < sehinga sehngga; sekolah <
sekoalh; seluruh < selruuh; september < septmber sepetember; sesuai < sesuia; setelah < stelah setelha; siaran <
sairan siarna; sidang < sidnag; situs web < websaite websait webiste websaite; sosial < sosail soisal; sosialisasi <
sosialiasi; sudah < suadh; tentang < tentnag; terdakwa < terdakwah terdkawa; terhadap < terhadpa terhdap; tersangka
< tersanka tersangak tersangkaa; tidak < tidka tdiak tdk; trust < truus truust; tuntutan < tuntuan tunttuan; umum <
umuum; undang-undang < undangundang undang-undnag; untuk < utnuk untku utk; yaitu < yiatu; yang < ynag yagn yg
""")
"""Letters that changed places, were doubled or lost: no name and no word of any language looks like these."""

FOREIGN = _forms("""
daring < online; diunduh < di-download didownload; diunggah < di-upload diupload; gawai < gadget; keluaran < output;
lokakarya < workshop; luaran < outcome; luring < offline; masukan < input; mengunduh < men-download mendownload;
mengunggah < meng-upload mengupload; narahubung < contact-person; pemangku kepentingan < stakeholder stakeholders;
pemutakhiran < update; peramban < browser; peretas < hacker; pratinjau < preview; surel < email e-mail; swafoto <
selfie; tagar < hashtag; tautan < link; tenggat < deadline; umpan balik < feedback; unduh < download; unggah <
upload; warganet < netizen
""")
"""Foreign words that have an Indonesian equal: advice, for some readers know only the foreign word."""

FOREIGN_PHRASES = {
    "restorative justice": "keadilan restoratif",
    "press release": "siaran pers",
    "press conference": "konferensi pers",
    "contact person": "narahubung",
    "social media": "media sosial",
    "public speaking": "berbicara di depan umum",
    "law enforcement": "penegakan hukum",
    "due process of law": "proses hukum yang adil",
    "illegal logging": "pembalakan liar",
    "illegal fishing": "penangkapan ikan ilegal",
    "money laundering": "pencucian uang",
    "human trafficking": "perdagangan orang",
    "cyber crime": "kejahatan siber",
    "cybercrime": "kejahatan siber",
    "whistle blower": "pelapor pelanggaran",
    "whistleblower": "pelapor pelanggaran",
    "justice collaborator": "saksi pelaku",
    "good governance": "tata kelola yang baik",
    "focus group discussion": "diskusi kelompok terpumpun",
    "call center": "pusat panggilan",
    "talk show": "gelar wicara",
    "talkshow": "gelar wicara",
    "live streaming": "siaran langsung",
    "drive thru": "lantatur",
    "soft copy": "salinan digital",
    "hard copy": "salinan cetak",
    "video call": "panggilan video",
    "coffee break": "rehat kopi",
}
"""The same for what is said in several words."""

PHRASES = {
    "walau pun": "walaupun",
    "meski pun": "meskipun",
    "bagaimana pun": "bagaimanapun",
    "sungguh pun": "sungguhpun",
    "dari pada": "daripada",
    "bila mana": "bilamana",
    "barang kali": "barangkali",
    "oleh karenanya itu": "oleh karena itu",
    "di karenakan": "dikarenakan",
    "agar supaya": "agar",
    "adalah merupakan": "merupakan",
    "demi untuk": "demi",
    "sejak dari": "sejak",
    "para jaksa-jaksa": "para jaksa",
    "para hadirin": "hadirin",
    "antar kota": "antarkota",
    "antar lembaga": "antarlembaga",
    "antar instansi": "antarinstansi",
    "pasca sarjana": "pascasarjana",
    "pra peradilan": "praperadilan",
    "non aktif": "nonaktif",
    "sub bagian": "subbagian",
    "sub seksi": "subseksi",
    "tanggungjawabnya": "tanggung jawabnya",
    "nara sumber": "narasumber",
    "olah raga": "olahraga",
}
"""What belongs together or says a thing twice."""
