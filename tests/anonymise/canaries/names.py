"""Fictional people from many origins, as many as there are hiding places.

No forename and no surname is an English word, part of another or nearer to another than four letters, so that
whatever is found in a file tells which hiding place it came from.
"""

from __future__ import annotations

FORENAMES = """
Abayomi Adaeze Afolabi Agnieszka Ainhoa Akosua Aleksandr Alfonsina Amirthavalli Anjelika Anuradha
Aoibheann Apolonia Aristeidis Arkadiusz Armaghan Ashwatthi Atilla Aukusti Ayodeji Azadeh Babatunde
Bartholomeus Batbayar Beatriks Behrouz Benedetta Berenguer Bhavesh Bhupinder Bolanle Boguslaw
Branislav Brynhildur Caoimhe Casimiro Ceridwen Chiamaka Chinwendu Chukwudi Concetta Crescentia
Cuauhtemoc Czeslawa Dagmara Dariusz Deiniol Demetrios Dhananjay Dimitrinka Djibril Dorotheus
Ebenezer Eberechi Efstathios Eiluned Ekaterini Eleftheria Emeline Enriqueta Erzsebet Esmeralda
Eustachy Fatoumata Feliksas Fionnuala Folasade Francisca Friedhelm Fumiko Gebhard Genoveva Giancarlo
Gintaras Glynis Godelieve Grazyna Gudrun Gulshan Gwenllian Habibullah Harjinder Haruna Hermenegildo
Hildegunn Hrafnkell Hyacinthe Ibironke Ifeoma Ismene Itziar Jadwiga Janaki Jedediah Jiahui Jokubas
Kazimierz Khadijah Kirpal Kourosh Kristjana Krzysztof Kunigunde Kwabena Leocadia Ljubica Llewela
Ludmila Madhavi Malgorzata Mamadou Marguerita Mbongeni Mehwish Milivoje Mirembe Mthunzi Muirgheal
Myfanwy Nagendra Nasreddin Nkechi Nomvula Obiageli Odysseas Olufemi Oonagh Oyinkan Panagiota
Parvaneh Perpetua Prakriti Quentillian Rachid Radoslava Ragnheidur Rekiya Rhiannon Rosalba Ruairidh
Sadhbh Sebastiao Shabnam Sigurbjorn Sinazo Snezhana Stanislaus Sukhvinder Taliesin Tancredi Temitope
Thembeka Theodoric Thorvald Tiziana Tomasina Tsegaye Uchenna Ulrikke Urszula Valentijn Venkatesh
Vigdis Vincenzo Wambui Wenceslas Wilhelmina Yetunde Yousaf Zbigniew Zulaikha Zsofia Abdulmumin
Adelheid Aelfwynn Akinwunmi Alejandrina Amaryllida Anastasija Andromache Arantzazu Archambault
Artashes Ashkhen Assunta Athelstan Aurelian Baudouin Benigna Bertalan Bjornstjerne Blazenka Bohumila
Calliope Candelaria Catriona Cesaria Charalambos Constanza Cristobal Cuthwulf Damayanti Despina
Diarmuid Dobromir Domitilla Drahomira Dulcinea Ermintrude Eadgyth Emmerich Epifania Eulalia Ewaryst
Ferdinando Filomena Florentyna Fridolin Fulgencio Gaetano Garabed Gavriil Gerlinde Giuseppina
Gulnara Gwydion Hadewych Hallvard Heliodoro Herculano Hripsime Humbelina Iestyn Ilektra Immacolata
Isidora Jarogniew Katarzyna Kshitij Lakshmi Laurentius Leopoldine Lioslaith Liudvikas Lorcannach
Makaziwe Mechthild Melchiora Mieczyslaw Mnyazi Mstislav Nadezhda Ngozichi Nikolaos Olwethu Orsolya
Ottavio Padraigin Pelagiya Philippa Pierluigi Pryderi Rahmatullah Remigiusz Rodrigo Roksolana
Rosamunde Rufaro Salvatrice Scholastica Seraphina Shanthini Simbarashe Solveig Sophronia Suryakant
Swithin Themistoklis Tvrtko Umaima Valdemar Veronique Vjekoslav Vsevolod Waldburga Wolfhart Wynfrith
Xochitl Yngvild Ysolde Zacharias Zoraida Agathoklis Christoforos Dieudonne Gundobad Haroldine
Ildefonso Jutrzenka Liselotte Mthokozisi Nepomucena Onufriusz Quirinus Rudraksh Sibongile Tryggve
Ugwumba Vytautas Wulfric Xanthippe Ystradwel Zhivko Bhagyashree Eskender Fyodorina Hjordis Iphigenia
Khumbulani Lwazilu Ntombifuthi Phumzile Rabindranath Siegmund Udayakumar Vendelin Witoslawa Yizhaq
Zsuzsanna Chrysanthi Dharmendra Endrikas Frithjof Guillermina Hortensia Isambard Kleopatra Leofwine
Mbalenhle Nandakumar Oddbjorg Pawelina Radhakanta Sthembiso Vikramjit
""".split()  # noqa: SIM905 - a list of 300 lines is harder to read

SURNAMES = """
Abernathan Achterberg Adebowale Aguirregabiria Akpofure Albuquerra Alvestegui Amponsah Anagnostou
Andrzejak Arachchige Aristimuno Asgeirsdottir Azubuike Baczkowski Balasubram Bangerezi Barzangi
Bednarczyk Belhadjali Berlusnik Bhattarakul Bjarnason Blaszkiewicz Bodelschwing Brzezinka Bukasheva
Buthelezi Cadwaladr Carcavallo Castelobranco Chakravarti Chavundukwa Chlebowski Chukwumezie
Cluanaigh Corrigneau Cymbalista Czarnolas Dabrowiecki Dandolini Deverneuil Dhillonwal Dlaminkulu
Dobrescu Dragoslavic Drzymala Dusautoir Dziedzom Echeverrigar Egwuonwu Eidsvaag Ekwueme Elphinsward
Emenalo Erdelyszky Etxeberria Eyjolfsson Fagbenle Falkenhorst Featherby Fjeldstad Fortescrew
Frackiewicz Fujisawara Gadzhiev Garmendiola Gbadamosi Gebremedhin Ghorbanian Gjokaj Glazunov
Goikoetxea Golubovich Grabowiecz Gruffuddan Grzybek Gudmundsen Gwozdzik Haghighatian Hakonarson
Halldorsen Haraszti Hjelmqvist Hlongwane Horvatinec Hovhannes Huisingh Ibekwenta Igbokwenu
Ilunga-Mbuyi Inchausti Iordanescu Jablonowsky Jankauskas Jayawardhan Jedrzejczak Jorundsen Kacprzyk
Kallivroussis Kapetanakos Karuniawan Katzenellen Khachaturov Kiesewetter Kjaergaard Klimaszewski
Kobylarz Konwertowicz Krzyzanow Kuzmickas Kwiatkiewicz Lagerquist Lasmanshvili Leszczyk Lukaszenko
Mabhikwa Macjannet Magnusdorf Makhathini Maldybayev Mavrogenis Mbatjandangi Mercuriadis Mkhwanazi
Mnatsakan Moldoveanu Mrozewski Muthukrish Mwangombe Naganathan Ndlovukazi Nekhoroshev Nguyenvanh
Niedzwiedz Njorogeti Nowogrodzki Nwachukwan Obolensky Ochieng-Pryce Odhiambola Ogunbanjo Ohanzanian
Okwuosa Olanrewaj Onwuatuegwu Oroszlan Otgonbayar Owusuaa Pachulski Papathanasiu Petkevicius
Pietrzykow Pjetursson Plantagrew Poniatow Prendiville Quarshiebu Quintanilho Rachmaninow Ranasinghe
Razafindra Rhydderchan Rokossowy Rzeczycki Sapozhnikov Schwarzkogl Sedlackova Semmelrogge Shqiptari
Sigtryggsen Skarzynski Smolenskaya Sokolnicki Stroganoff Swietlicki Szczepanek Szymborska Tchaikowna
Tembakazi Thiruvengad Thorgrimsen Tkachenko Toutounji Trzaskowy Tsvetkova Turlough-Ney Tychsen
Ubaldesca Ugochukwa Ulfsdottir Umunnaegbu Urquizaran Vaidyanath Vallgrenska Vasconcelhos Verhaegen
Vickramsek Villavicenz Vlahopoulos Voskanyan Vrijhoef Wachsberger Waszkielew Weerasooriy Wierzbowska
Wijewickrem Wlodarczyk Wojnarowicz Wyszynska Xanthopoul Yazdanpanah Yellowlees Yngvadottir
Zabludowicz Zakrzewiec Zavorotnyi Zgorzelski Zielonka Zimmerwald Zochrabian Zubizarreta Zwierzyna
Zygmuntow Abramczuk Adjeimensah Aizpurua Alamgiry Anscombe-Vey Arrizabal Baltrusaitis Bezukhova
Blomkvister Buchwalder Czartoryska Dembinsky Dzhugash Eklundssen Farkhadov Gallardini Gyllenborg
Hadzihasan Hvidtfeldt Iwaszkow Kalnietis Kossakow Krasnodeb Lubomirska Mdzinarish Mikkelborg
Mphahlele Nakashidze Nzimande Obuchowicz Orbelianov Ostrogska Pfefferkorn Prokopiuk Qaderzadeh
Rautenbach Rubashkin Rzewuska Sanguszko Sheremeteva Sobolewicz Svyatopolk Szapocznik Tarnowieck
Tolvajskaya Uchtomsky Vorontsova Wasilczyk Wisniowieck Yusupovich Zamoyskaya Zhemchuzhin
Abdrakhmanov Brzostowski Chidzikwe Dombrovska Eichelberg Fitzalderon Gwinnacki Hohenfels Ivashchuk
Jegorowna Kupferschmid Lewandoski Mukhamedov Nyamweya Opperheim Podolyakov Quartararo Radziwil
Tuchachevsk Ugarriza Vandenbroek Xhaferllari Yamanobe Zdanowska Bergholdt Chmielnik Ejiogubo
Frydmanska Hrdlicka Idzikowska Jaroszenko Kvaratskel Lindgvist Malinverni Nkrumahene Oyelaranbi
Pflugbeil Qvortrup Stepaniuk Traskunov Uzoechina Vukasovic Wakefordshe Zulfiqarov Ambrozewicz
Bonhoeffen Czerniakow Dzieduszyc Fosterjohn Grabianka Hilferding Kaczorow Morawetz Rydygier
Sapiehanka Trubetskoy
""".split()  # noqa: SIM905 - a list of 300 lines is harder to read


def person(number: int) -> str:
    """The full name of person `number`, from 0; the same number, the same name."""
    if number < min(len(FORENAMES), len(SURNAMES)):
        return f"{FORENAMES[number]} {SURNAMES[number]}"
    raise IndexError("more hiding places than names: add to the lists")


_BEGIN = """
Brav Chel Dvor Fyod Grun Hjal Jask Krev Lyub Mwen Nkos Oryg Pski Qvar Rzel Skov Tchu Ulvi Vlad Wyst Xand Yark
Zlot Bhim Djor Fjan Gwel Kyri Mzig Ptol
""".split()  # noqa: SIM905
_MIDDLE = "amo ebi idu olu uka yne ago eru ilo oga upe avi ezo iso ota".split()  # noqa: SIM905
_END = "vansk drell ghotz mbert nquist rzyk ltham ndzor pkows schenk ttwyl rnhjem shvil kkonen dlund".split()  # noqa: SIM905


def made_up(number: int) -> str:
    """Another full name for person `number`, below 900; the forename may be shared, the surname is not.

    Two surnames have at most one of their three parts in common.
    """
    first, row = number % len(_BEGIN), number // len(_BEGIN)
    if row >= len(_MIDDLE):
        row, other = row - len(_MIDDLE), _MIDDLE[(first + row) % len(_MIDDLE)]
        surname = f"{_BEGIN[first]}{_MIDDLE[row]}{other}{_END[(first + 2 * row) % len(_END)]}"
    else:
        surname = f"{_BEGIN[first]}{_MIDDLE[row]}{_END[(first + row) % len(_END)]}"
    return f"{FORENAMES[number % len(FORENAMES)]} {surname}"
